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


# Capitalised words that stand beside a title and make no longer name with it.
BESIDE = frozenset({
    "a", "about", "after", "again", "all", "also", "although", "an", "and", "are", "as", "at", "audience", "before",
    "both", "but", "by", "cast", "characters", "critics", "did", "does", "during", "everything", "film", "find", "for",
    "from", "full", "here", "how", "if", "imdb", "in", "info", "is", "it", "its", "like", "metacritic", "movie",
    "netflix", "of", "official", "on", "once", "online", "or", "originally", "plot", "rating", "read", "release",
    "rent", "review", "reviews", "rotten", "see", "since", "story", "stream", "streaming", "summary", "teaser", "that",
    "the", "this", "though", "to", "trailer", "unlike", "until", "watch", "was", "what", "when", "where", "which",
    "while", "who", "why", "wikipedia", "will", "with",
})  # fmt: skip
BEFORE = re.compile(r"(?:^|[\s\"(])(?P<word>[^\W_a-z][\w'’.-]*)\s\Z")
# Before a word that is the name of a place as well ("in Chicago", "(France)").
PLACED = re.compile(r"(?:\b(?:in|at|near)\s|\()\Z")
AFTER = re.compile(r"\s(?P<word>[^\W\d_a-z][\w'’-]*)")


def embedded(text: str, start: int, end: int) -> bool:
    """Tell whether a single word of a text is a part of a longer name ("Oliver Stone"), or a place ("in Chicago")."""
    if PLACED.search(text[max(0, start - 8) : start]):
        return True
    around = (BEFORE.search(text[max(0, start - 30) : start]), AFTER.match(text, end))
    return any(match is not None and match["word"].lower() not in BESIDE for match in around)


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
            if " " not in self.name and match[0][0].isalnum() and embedded(text, match.start(), match.end()):
                continue
            kept += [text[last : match.start()], MASK]
            last = match.end()
        return "".join([*kept, text[last:]])
