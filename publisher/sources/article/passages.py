"""What each line of an article tells."""

import re
from collections.abc import Iterable, Iterator

from publisher.errors import UnfitFact
from publisher.facts import Rating, Trailer
from publisher.sources.article import details, elsewhere, labels, links, ratings, releases, stars, trailer, watching
from publisher.sources.article.cast import alone, run
from publisher.sources.article.claims import Length, Mentioned, Paragraph, Refused, Role, Told, Unread, Year
from publisher.sources.article.credits import credits_
from publisher.sources.article.lead import coproduced
from publisher.sources.article.leftover import leftover
from publisher.sources.article.lines import Line
from publisher.sources.article.sections import Passage
from publisher.sources.article.sentences import sentences
from publisher.sources.article.title import MASK
from publisher.sources.article.topics import Topic

# Sentences that only announce what follows.
ANNOUNCING = re.compile(
    r"(?:here\s(?:is|are|you)|below|the\sfollowing|see\s(?:also|below)|actors\sand\sactresses\sare\ssorted"
    r")\b.*|(?:the\s(?:full\s)?cast\sof|(?:for\s)?more\sinformation)\b.*:\W*"
    r"|(?:you\scan\s)?(?:also\s)?(?:watch|read|find|see|check)\b[^.]*(?::|\b(?:here|below)\W*)"
    r"|.*\b(?:is|are|can\sbe)\s(?:also\s)?(?:available|found)\s(?:at|here|on|below)\b[^.]*:\W*"
    r"|.*\bfollowing\s(?:websites?|links?|pages?)\W*|.*\bbelow\W*",
    re.IGNORECASE,
)
# Words by which a line in a section of plot shows that it is of the film and not of its story.
OF_FILM = re.compile(rf"{MASK}|\b(?:film|movie|runtime|running\stime|rating|score)s?\b|\bIMDb\b", re.IGNORECASE)
DATED = re.compile(rf"{MASK}\s\((?:film,?\s|movie,?\s)?(?P<year>(?:19|20)\d{{2}})(?:\s(?:film|movie))?\)")
CALLED = re.compile(
    rf"{MASK},?\s(?:is|was)\san?\s(?:[^\W\d]\S{{0,20}}\s){{0,4}}(?P<year>(?:19|20)\d{{2}})\s[^.;,]{{0,80}}?\b(?:film|movie)\b"
)
LONGEST_ROW = 12  # words of a line of the cast that ends with a stop


def targets(line: Line) -> tuple[str, ...]:
    """Return the addresses of a line."""
    return tuple(link.target for link in line.links)


def told(text: str, passage: Passage) -> Iterator[Told]:
    """Yield what one (masked) sentence tells, by every reader of sentences."""
    if trailer.TRAILER.search(text):
        yield from trailer.announced(text, passage.title, passage.line.links)
        return
    own, other = elsewhere.parted(text)
    yield from facts(own, passage)
    if other and any(not isinstance(each, Mentioned) for each in careful(facts(other, passage))):
        yield Unread(other.replace(MASK, passage.title.name), "it may be of another work")


def facts(text: str, passage: Passage) -> Iterator[Told]:
    """Yield the facts in words about the film; who made it, and unless they deny it, what became of it."""
    yield from credits_(text)
    yield from coproduced(text)
    yield from stars.stars(text.replace(MASK, passage.title.name))
    if elsewhere.negated(text):
        return
    yield from releases.releases(text, about=passage.topic is Topic.RELEASE)
    yield from details.details(text, about=passage.topic is Topic.DETAILS)
    yield from ratings.ratings(text)
    if passage.topic is not Topic.TRAILER:
        yield from watching.watching(text, targets(passage.line))
    elif passage.line.links:
        yield Trailer(link=passage.line.links[0].target)


def careful(told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is told; a fact that cannot be right is refused, and takes no other with it."""
    try:
        yield from told
    except UnfitFact as error:
        yield Refused(error.message, error.mend)


def sentence(text: str, passage: Passage) -> Iterator[Told]:
    """Yield what a sentence tells, or that it was not understood."""
    label = labels.labelled(text.replace(MASK, passage.title.name), targets(passage.line))
    found = list(careful(label.told if label else told(text, passage)))
    yield from found
    yield from leftover(text, found) if found else ()
    yield from (Year(int(match["year"]), heading=True) for match in DATED.finditer(elsewhere.parted(text)[0]))
    if called := CALLED.match(text):
        yield Year(int(called["year"]), heading=True)
    understood = any(not isinstance(each, Mentioned) for each in found)
    if not understood and not ANNOUNCING.fullmatch(text) and re.search(r"[^\W\d_]", text):
        yield Unread(text.replace(MASK, passage.title.name))


def prose(passage: Passage) -> Iterator[Told]:
    """Yield what a line outside plot and cast tells."""
    same = list(links.same(passage.masked, passage.links(), about=passage.topic is Topic.LINKS))
    yield from same
    label = labels.labelled(passage.line.text, targets(passage.line))
    if label is None and passage.asked:
        label = labels.answered(passage.asked, passage.line.text, targets(passage.line))
    if label is not None:
        yield from label.told
        yield from each_sentence(map(passage.title.masked, label.rest), passage)
    elif passage.topic is Topic.TRAILER and named(passage):
        yield from trailer.shown(passage.line.text, passage.line.links)
    elif not (same and links.plain(passage.masked)):
        yield from service(passage)


def service(passage: Passage) -> Iterator[Told]:
    """Yield the streaming service that a line of its section names alone, else what its sentences tell."""
    words = passage.line.text.strip(" :-–—*•")
    if passage.topic is Topic.WATCHING and words and passage.line.links:
        if len(words.split()) <= 3:
            yield from watching.streaming([words], targets(passage.line))
            return
        if found := list(watching.pointed(words, passage.line.links)):
            yield from found
            return
    yield from each_sentence(sentences(passage.masked), passage)


def each_sentence(texts: Iterable[str], passage: Passage) -> Iterator[Told]:
    """Yield what sentences that follow each other tell; those of another film tell nothing."""
    other = False
    for text in texts:
        other = elsewhere.foreign(text, passage.title.name, before=other)
        if other:
            yield Unread(text.replace(MASK, passage.title.name), "it is of another work")
        else:
            yield from sentence(text, passage)


def named(passage: Passage) -> bool:
    """Tell whether a line of the trailer's section is the trailer's name: no sentence, and no announcement."""
    text = passage.line.text.rstrip()
    words = trailer.TRAILER.search(text) or "|" in text or passage.line.links or passage.announced
    return (
        bool(words)
        and not text.endswith((":", "?"))
        and not re.search(rf"\b{trailer.RELEASED}\b|\b(?:is|are|you|can|watch|has|will)\b", passage.masked)
    )


def plot(passage: Passage) -> Iterator[Told]:
    """Yield a paragraph of the plot, or the facts of a line that speaks of the film, its length or its ratings."""
    readers = (details.details(passage.masked, about=False), ratings.ratings(passage.masked))
    known = any(isinstance(each, Length | Rating) for reader in readers for each in careful(reader))
    if known and OF_FILM.search(passage.masked):
        yield from prose(passage)
    elif not ANNOUNCING.fullmatch(passage.masked.strip()):
        yield Paragraph(" ".join(passage.line.text.split()))


def is_prose(passage: Passage) -> bool:
    """Tell whether a line in the cast's section is a sentence and no line of the cast."""
    text = passage.masked.strip()
    if ANNOUNCING.fullmatch(text) or stars.STARS.search(text) or labels.known(passage.line.text) is not None:
        return True
    if run(passage.line):
        return False
    if text.endswith((".", "!")) and len(text.split()) > LONGEST_ROW:
        return not all(isinstance(each, Role) for each in alone(passage.line))
    readers = (releases.releases(text, about=False), details.details(text, about=False), ratings.ratings(text))
    facts = (each for reader in (*readers, watching.watching(text, targets(passage.line))) for each in careful(reader))
    return any(not isinstance(each, Unread) for each in facts)
