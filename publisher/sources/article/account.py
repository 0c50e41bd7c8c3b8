"""All that an article tells: each of its lines read, and its cast."""

from collections.abc import Iterator

from publisher.sources.article.cast import cast, unheaded
from publisher.sources.article.claims import Paragraph, Placed, Star, of
from publisher.sources.article.leftover import leftover
from publisher.sources.article.lines import Line
from publisher.sources.article.names import key
from publisher.sources.article.passages import careful, each_sentence, is_prose, plot, prose, told
from publisher.sources.article.plot import fuller
from publisher.sources.article.sections import Passage, passages
from publisher.sources.article.sentences import sentences
from publisher.sources.article.subject import Subject
from publisher.sources.article.title import MASK
from publisher.sources.article.topics import Topic


def claims(subject: Subject, lines: list[Line]) -> list[Placed]:
    """Return all that the article tells, in its order."""
    found = list(subject.told)
    listed, free = list[Line](), list[Line]()
    for part in passages(subject, lines):
        if part.topic is Topic.CAST and not is_prose(part):
            listed.append(part.line)
        elif part.line.number == subject.line:
            found += lead_rest(subject, part)
        else:
            free += [part.line] if part.topic is not Topic.PLOT else []
            tell = plot if part.topic is Topic.PLOT else prose
            found += [Placed(each, part.line.number) for each in careful(tell(part))]
    played = list(roles(found, listed, free))
    return sorted([*found, *played], key=lambda placed: placed.line)


def roles(found: list[Placed], listed: list[Line], free: list[Line]) -> Iterator[Placed]:
    """Yield the roles of the cast's lines; lines elsewhere are the cast's where what was found names their actors.

    Takes what was told of such lines from `found`.
    """
    stars_ = [star for star, _ in of(found, Star) if star.sure]
    known = frozenset(key(star.actor.name) for star in stars_)
    if rows := unheaded(free, known):
        numbers = {line.number for line in rows}
        found[:] = [placed for placed in found if placed.line not in numbers]
        listed = sorted([*listed, *rows], key=lambda line: line.number)
    actors = known | {key(actor) for p, _ in of(found, Paragraph) for actor, _ in fuller(p.text)}
    characters = frozenset(key(star.credit.character) for star in stars_ if star.credit.character)
    yield from cast(listed, actors, characters)


def lead_rest(subject: Subject, part: Passage) -> list[Placed]:
    """Return what the line of the lead tells beside what the film is."""
    text = " ".join(part.line.text.split())
    rest = subject.title.masked(subject.rest)
    first, *after = sentences(MASK + " is" + rest) if rest else [""]
    others = [subject.title.masked(each) for each in subject.others]
    own = list(careful(told(first, part)))
    found = [*own, *leftover(first, [*own, *(placed.told for placed in subject.told)])]
    found += each_sentence([*after, *others], part)
    return [Placed(each, part.line.number) for each in found if text]
