"""The sections of an article, and what each of them tells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publisher.errors import UnfitFact
from publisher.sources.article import details, labels, links, ratings, releases, stars, trailer, watching
from publisher.sources.article.cast import cast, key, run
from publisher.sources.article.claims import Mentioned, Paragraph, Placed, Refused, Star, Told, Unread, of
from publisher.sources.article.credits import credits_
from publisher.sources.article.lines import Line, Link
from publisher.sources.article.plot import fuller
from publisher.sources.article.sentences import sentences
from publisher.sources.article.subject import Subject
from publisher.sources.article.title import MASK, Title
from publisher.sources.article.topics import Topic, headed

# Sentences that only announce what follows.
ANNOUNCING = re.compile(
    r"(?:here\s(?:is|are|you)|below|the\sfollowing|see\s(?:also|below)|actors\sand\sactresses\sare\ssorted"
    r"|(?:for\s)?more\sinformation|the\s(?:full\s)?cast\sof)\b.*"
    r"|(?:you\scan\s)?(?:also\s)?(?:watch|read|find|see|check)\b[^.]*(?::|\b(?:here|below)\W*)"
    r"|.*\b(?:is|are|can\sbe)\s(?:also\s)?(?:available|found)\s(?:at|here|on|below)\b[^.]*:\W*"
    r"|.*\bfollowing\s(?:websites?|links?|pages?)\W*|.*\bbelow\W*",
    re.IGNORECASE,
)
# The first row of a table that names its columns.
HEADER = re.compile(
    r"(?:(?:country|countries|date|release date|place|location|site|source|website|score|rating|critics?|service"
    r"|link|label|value|platform|region|territory|distributor|festival|event)(?:\t|$)){2,5}",
    re.IGNORECASE,
)


POINTING = re.compile(rf"{MASK}|(?:click\s|watch\s)?(?:here|now)|(?:the\s)?link|watch", re.IGNORECASE)
LONGEST_ROW = 12  # words of a line of the cast that ends with a stop


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a section, its text with the title masked, and what its section is about."""

    line: Line
    masked: str
    topic: Topic
    title: Title

    def links(self) -> tuple[Link, ...]:
        """Return the links of the line, the title masked in their words too."""
        return tuple(replace(link, words=self.title.masked(link.words)) for link in self.line.links)


def opened(subject: Subject, lines: list[Line]) -> Iterator[Passage]:
    """Yield the lines that are no headings, each with its section's topic."""
    topic = Topic.LEAD
    for line in lines:
        masked = subject.title.masked(line.text)
        found = None if line.number == subject.line else headed(line, masked)
        topic = found or topic
        heads = found or HEADER.fullmatch(line.text) or line.number == subject.heading
        if not heads or line.number == subject.line:
            yield Passage(line, masked, topic, subject.title)
        elif line.links:
            yield Passage(replace(line, text=""), "", topic, subject.title)


def passages(subject: Subject, lines: list[Line]) -> Iterator[Passage]:
    """Yield the lines of the sections; a link that only points belongs to the line that announces it."""
    held: Passage | None = None
    for passage in opened(subject, lines):
        if held and held.masked.endswith(":") and passage.line.links and POINTING.fullmatch(passage.masked.strip()):
            held = replace(held, line=replace(held.line, links=(*held.line.links, *passage.line.links)))
            continue
        if held:
            yield held
        held = passage
    if held:
        yield held


def targets(line: Line) -> tuple[str, ...]:
    """Return the addresses of a line."""
    return tuple(link.target for link in line.links)


def told(text: str, passage: Passage) -> Iterator[Told]:
    """Yield what one (masked) sentence tells, by every reader of sentences."""
    found = targets(passage.line)
    if trailer.TRAILER.search(text):
        yield from trailer.announced(text.replace(MASK, passage.title.name), passage.line.links)
        return
    whole = text.replace(MASK, passage.title.name)
    yield from credits_(text)
    yield from stars.stars(whole)
    yield from releases.releases(text, about=passage.topic is Topic.RELEASE)
    yield from details.details(text, about=passage.topic is Topic.DETAILS)
    yield from ratings.ratings(text)
    yield from watching.watching(text, found)


def careful(told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is told; a fact that cannot be right is refused, and takes no other with it."""
    try:
        yield from told
    except UnfitFact as error:
        yield Refused(error.message, error.mend)


def sentence(text: str, passage: Passage) -> Iterator[Told]:
    """Yield what a sentence tells, or that it was not understood."""
    found = list(careful(told(text, passage)))
    yield from found
    understood = any(not isinstance(each, Mentioned) for each in found)
    if not understood and not ANNOUNCING.fullmatch(text) and re.search(r"[^\W_]", text):
        yield Unread(text.replace(MASK, passage.title.name))


def prose(passage: Passage) -> Iterator[Told]:
    """Yield what a line outside plot and cast tells."""
    same = list(links.same(passage.masked, passage.links(), about=passage.topic is Topic.LINKS))
    yield from same
    label = labels.labelled(passage.line.text, targets(passage.line))
    if label is not None:
        yield from label
    elif passage.topic is Topic.TRAILER and named(passage):
        yield from trailer.shown(passage.line.text, passage.line.links)
    elif not (same and links.plain(passage.masked)):
        yield from service(passage)


def service(passage: Passage) -> Iterator[Told]:
    """Yield the streaming service that a line of its section names alone, else what its sentences tell."""
    words = passage.line.text.strip(" :-–—*•")
    if passage.topic is Topic.WATCHING and words and len(words.split()) <= 3 and passage.line.links:
        yield from watching.streaming([words], targets(passage.line))
        return
    for text in sentences(passage.masked):
        yield from sentence(text, passage)


def named(passage: Passage) -> bool:
    """Tell whether a line of the trailer's section is the trailer's name: no sentence, and no announcement."""
    text = passage.line.text.rstrip()
    words = trailer.TRAILER.search(text) or "|" in text or passage.line.links
    return (
        bool(words)
        and not text.endswith((":", "?"))
        and not re.search(rf"\b{trailer.RELEASED}\b|\b(?:is|are|you|can|watch|has|will)\b", passage.masked)
    )


def plot(passage: Passage) -> Iterator[Told]:
    """Yield a paragraph of the plot."""
    if not ANNOUNCING.fullmatch(passage.masked.strip()):
        yield Paragraph(" ".join(passage.line.text.split()))


def is_prose(passage: Passage) -> bool:
    """Tell whether a line in the cast's section is a sentence and no line of the cast."""
    text = passage.masked.strip()
    if ANNOUNCING.fullmatch(text) or stars.STARS.search(text) or labels.labelled(passage.line.text, ()) is not None:
        return True
    if run(passage.line):
        return False
    if text.endswith((".", "!")) and len(text.split()) > LONGEST_ROW:
        return True
    readers = (releases.releases(text, about=False), details.details(text, about=False), ratings.ratings(text))
    facts = (each for reader in (*readers, watching.watching(text, targets(passage.line))) for each in careful(reader))
    return any(not isinstance(each, Unread) for each in facts)


def claims(subject: Subject, lines: list[Line]) -> list[Placed]:
    """Return all that the article tells, in its order."""
    found = list(subject.told)
    parts = list(passages(subject, lines))
    listed = list[Line]()
    for part in parts:
        if part.topic is Topic.CAST and not is_prose(part):
            listed.append(part.line)
        elif part.line.number == subject.line:
            found += lead_rest(subject, part)
        else:
            tell = plot if part.topic is Topic.PLOT else prose
            found += [Placed(each, part.line.number) for each in careful(tell(part))]
    stars_ = [star for star, _ in of(found, Star)]
    actors = {key(star.actor.name) for star in stars_} | {
        key(a) for p, _ in of(found, Paragraph) for a, _ in fuller(p.text)
    }
    characters = {key(star.credit.character) for star in stars_ if star.credit.character}
    found += cast(listed, frozenset(actors), frozenset(characters))
    return sorted(found, key=lambda placed: placed.line)


def lead_rest(subject: Subject, part: Passage) -> list[Placed]:
    """Return what the line of the lead tells beside what the film is."""
    text = " ".join(part.line.text.split())
    rest = subject.title.masked(subject.rest)
    first, *others = sentences(MASK + " is" + rest) if rest else [""]
    found = list(careful(told(first, part)))
    for other in others:
        found += sentence(other, part)
    return [Placed(each, part.line.number) for each in found if text]
