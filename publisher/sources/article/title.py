"""The film's title, and how to leave it out of a sentence."""

import re
from dataclasses import dataclass

MASK = "\ue000"
"""What stands for the title in a masked sentence: a private character, no letter and no digit."""

MARKS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "'": "'",
    "‹": "›",
    "*": "*",
    "_": "_",
    "「": "」",
    "『": "』",
}
PLAIN_FORMS = str.maketrans("‘’“”„\u2019\u00a0", "''\"\"\"' ")
# Titles that are also everyday words: left out only where quotation marks or "movie" show that the title is meant.
EVERYDAY = re.compile(
    r"\d+|it|her|us|you|him|them|up|he|she|we|i|may|march|april|june|august|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|cast|release|trailer|movie|film|plot|critic|review|audience|official|united|the|and|as|on|in|at|by|.{1,2}",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """Return a text with straight quotation marks and plain blanks, of the same length."""
    return text.translate(PLAIN_FORMS)


def unquoted(text: str) -> str | None:
    """Return the text inside the quotation marks that enclose it whole, None where none do."""
    text = text.strip()
    if len(text) < 3 or text[0] not in MARKS or text[-1] not in MARKS[text[0]]:
        return None
    inside = text[1:-1]
    closing = MARKS[text[0]]
    if any(mark in inside for mark in closing if mark not in "'’"):
        return None
    return inside.strip().rstrip(",").strip() or None


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the film that an article is about."""

    name: str

    def pattern(self) -> re.Pattern[str]:
        """Return the pattern that finds the title, with its quotation marks, in a folded text."""
        name = re.escape(folded(self.name))
        name = name if name.isupper() else f"(?:{name}|{name.upper()})"
        quoted = rf"[\"'«‹*_]\s?{name}[.,]?\s?[\"'»›*_]"
        bare = rf"(?<!\w){name}(?!\w)"
        if EVERYDAY.fullmatch(self.name):
            bare = rf"{bare}(?=\s(?:movie|film|trailer|online)\b|\s\(\d{{4}})|^{name}(?=\s(?:is|was)\san?\s)"
        return re.compile(rf"{quoted}|{bare}")

    def left(self, text: str) -> str:
        """Return what a heading says without the title, which stands there as it is."""
        name = re.escape(folded(self.name))
        folded_ = folded(text)
        return re.sub(rf"[\"'«‹*_]?(?<!\w){name}(?!\w)[\"'»›*_]?", "", folded_, flags=re.IGNORECASE)

    def masked(self, text: str) -> str:
        """Return the text with the mask in the title's place; dates and facts of the rest are left as they are."""
        kept, last = [], 0
        for match in self.pattern().finditer(folded(text)):
            kept += [text[last : match.start()], MASK]
            last = match.end()
        return "".join([*kept, text[last:]])
