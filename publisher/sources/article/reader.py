"""An article → the film that it is about, and what an editor should know of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from publisher.errors import UnfitFact
from publisher.facts import UNFIT
from publisher.findings import Finding, Level, Place
from publisher.sources.article import html, markdown, text
from publisher.sources.article.account import claims
from publisher.sources.article.claims import Doubtful, Placed, Refused, Unread
from publisher.sources.article.film import film
from publisher.sources.article.lines import LONGEST, Line, gathered
from publisher.sources.article.paragraphs import unwrapped
from publisher.sources.article.subject import Subject, subject
from publisher.sources.reading import Found, Said, decoded

FORMS = {
    ".md": markdown.lines,
    ".markdown": markdown.lines,
    ".html": html.lines,
    ".htm": html.lines,
    ".xhtml": html.lines,
}
QUOTED = 80  # characters of a line that was not read
LARGEST = 4_000_000  # characters in an article


def clean(content: str, file: str) -> tuple[str, list[Finding]]:
    """Return the text without the lines that no person wrote or no format can carry, and a finding for each."""
    found, kept = list[Finding](), list[str]()
    limit = (
        LONGEST
        if PurePath(file).suffix.lower() not in FORMS or PurePath(file).suffix.lower().startswith(".m")
        else 50 * LONGEST
    )
    for number, line in enumerate(content.split("\n"), 1):
        unfit = UNFIT.search(line[:limit])
        if len(line) > limit:
            what = f"a line of {len(line):,} characters was left out"
            found.append(Finding(Place(file, number), Level.REFUSED, what, "break it into lines"))
        elif unfit:
            what = f"a line with the character U+{ord(unfit[0]):04X} was left out: {quoted(line)}"
            found.append(Finding(Place(file, number), Level.REFUSED, what, "remove it: no format can carry it"))
        kept.append("" if unfit or len(line) > limit else line)
    return "\n".join(kept), found


def quoted(words: str) -> str:
    """Return the beginning of a text, on one line, for a person to find it."""
    plain = UNFIT.sub("\ufffd", " ".join(words[: 4 * QUOTED].split()))
    return f"“{plain[:QUOTED]}…”" if len(plain) > QUOTED else f"“{plain}”"


def finding(placed: Placed, place: Place) -> Finding | None:
    """Return what a person should know of what was told, None for a fact."""
    told = placed.told
    if isinstance(told, Unread):
        return Finding(place, Level.UNREAD, f"not understood: {quoted(told.words)}", told.why)
    if isinstance(told, Refused):
        return Finding(place, Level.REFUSED, told.what, told.mend)
    if isinstance(told, Doubtful):
        return Finding(place, Level.DOUBTFUL, told.what, told.mend)
    return None


def written(content: str, file: str) -> Iterator[Line]:
    """Yield the lines of an article in the form that its file's ending says."""
    form = FORMS.get(PurePath(file).suffix.lower(), text.lines)
    return gathered(unwrapped(line for line in form(content) if line.text.strip() or line.links))


def counted(lines: list[Line], file: str) -> tuple[list[Line], list[Place]]:
    """Return the lines numbered from 1 without gaps, and the place of each number in the file; 0 is the whole file.

    A page may hold its whole article on one line of the file: inside, each of its own lines needs another number.
    """
    numbered = [replace(line, number=number) for number, line in enumerate(lines, 1)]
    return numbered, [Place(file, 0), *(Place(file, line.number) for line in lines)]


def read(content: bytes, file: str) -> Found:
    """Yield the film that an article tells of, and a finding for each line that is doubtful or was not understood.

    An article about a series, or about no film at all, yields one refusal. Raises `UnreadableSource` for bytes that
    are no text.
    """
    whole = decoded(content, file)
    if len(whole) > LARGEST:
        yield Finding(Place(file), Level.REFUSED, f"{len(whole):,} characters are too many for an article", "split it")
        return
    readable, findings = clean(whole, file)
    yield from findings
    lines, places = counted(list(written(readable, file)), file)
    try:
        about = subject(lines)
        made, told = film(claims(about, lines), readable) if isinstance(about, Subject) else (None, [about])
    except UnfitFact as error:
        yield Finding(Place(file), Level.REFUSED, error.message, error.mend)
        return
    if made and isinstance(about, Subject):
        yield Said(made, places[about.line])
    yield from sorted({each for placed in told if (each := finding(placed, places[placed.line]))})
