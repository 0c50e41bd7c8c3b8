"""Lines of the full cast → rows: what stands before and after the separator, whatever it is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publisher.sources.article.lines import Line

W = r"\s{0,20}"
SEPARATORS = {
    "played by": re.compile(
        rf"[\s,]{{1,20}}[-–—:]?{W}(?:is\s)?(?:played|portrayed|voiced)\sby\s{W}|\s\((?:played|portrayed|voiced)\sby\s{W}|:{W}(?:played|portrayed|voiced)\sby\s{W}"
    ),
    "as": re.compile(
        rf"[\s,]{{0,20}}\s(?:[-–—]\s)?(?:as|AS|plays|portrays|(?:in|plays)\sthe\sroles?\sof|\.{{2,9}}as)\s{W}"
    ),
    "dots": re.compile(rf"{W}(?:\.{{2,300}}|…{{1,100}}|\s(?:\.\s){{2,150}}|(?:·\s?){{2,150}}){W}"),
    "tab": re.compile(rf"{W}(?:\t|\|){W}"),
    "dash": re.compile(rf"{W}\s[-–—=~]{{1,3}}>?\s{W}|{W}—{W}|{W}[→⇒➔➜➝➞⟶►▸»]{W}"),
    "dot": re.compile(rf"{W}\s[·•]\s{W}"),
    "colon": re.compile(rf"{W}[:：]\s{W}"),
    "gap": re.compile(r"\s{2,40}"),
    "tight": re.compile(r"–"),
}
# The first of the dots after these belongs to the name.
SHORTENED = re.compile(r"\s[JS]r$")
BULLET = re.compile(r"\s*(?:[-*•·‣▪●–—+]|\(?\d{1,3}[.)])\s+")
ACTORS = re.compile(
    r"(?:[^\W\d_]+\s)?(?:voice\s)?(?:actors?|actress(?:es)?|cast)|actors?\s?/\s?actress(?:es)?|performers?|names?"
    r"|(?:played|portrayed|voiced)\sby|voices?|stars?",
    re.IGNORECASE,
)
CHARACTERS = re.compile(r"characters?|roles?|as|parts?|character names?|description|notes?", re.IGNORECASE)
FAR = 400  # characters of a line among which the separator stands


@dataclass(frozen=True, slots=True)
class Row:
    """A line parted in two by a separator of some kind."""

    line: Line
    left: str
    mark: str
    right: str
    kind: str


def bare(line: Line) -> str:
    """Return a line's text without its bullet or number."""
    return BULLET.sub("", line.text, count=1) if BULLET.match(line.text) else line.text


def outside(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match that stands in no bracket and has words on both sides."""
    for match in pattern.finditer(text[:FAR]):
        before = text[: match.start()]
        if before.strip() and before.count("(") <= before.count(")") and text[match.end() :].strip():
            return match
    return None


def row(line: Line, kinds: Iterable[str]) -> Row | None:
    """Return the line parted by the first of the kinds that it holds, None where it holds none."""
    text = bare(line)
    for kind in kinds:
        if match := outside(text, SEPARATORS[kind]):
            left, mark = text[: match.start()].strip(), match[0]
            left = f"{left}." if mark.startswith(".") and SHORTENED.search(left) else left
            right = text[match.end() :].strip()
            return Row(line, left, mark, right.removesuffix(")") if "(" in mark else right, kind)
    return None


def leftmost(line: Line) -> Row | None:
    """Return the line parted by the separator that comes first."""
    rows = [each for kind in SEPARATORS if kind != "tight" and (each := row(line, [kind]))]
    return min(rows, key=lambda each: len(each.left), default=row(line, ["tight"]))


def parted(lines: list[Line]) -> list[Row | Line]:
    """Return each line as a row, by the separator of the most; a line without any stays as it is."""
    first = [leftmost(line) for line in lines]
    kinds = Counter(each.kind for each in first if each).most_common(1)
    common = [kinds[0][0]] if kinds else []
    return [row(line, common) or found or line for line, found in zip(lines, first, strict=True)]


def head(each: Row) -> bool | None:
    """Return whether a heading row puts characters first; None for a row that is no heading."""
    if ACTORS.fullmatch(each.left) and CHARACTERS.fullmatch(each.right.split("\t")[0].strip()):
        return False
    return True if CHARACTERS.fullmatch(each.left) and ACTORS.fullmatch(each.right.split("\t")[0].strip()) else None


def columns(rows: Iterable[object]) -> int:
    """Return how many columns of actors a heading row has after the characters, 0 without such a row."""
    heads = [each.right.split("\t") for each in rows if isinstance(each, Row) and head(each)]
    return sum(bool(ACTORS.fullmatch(cell.strip())) for cell in heads[0]) if heads else 0


def spread(each: Row, count: int) -> list[Row]:
    """Return a row for each of its actors, where the section has several columns of them."""
    cells = each.right.split("\t")
    if count < 2 or len(cells) < 2:
        return [each]
    return [replace(each, right=cell.strip()) for cell in cells[:count] if cell.strip(" -–—")]
