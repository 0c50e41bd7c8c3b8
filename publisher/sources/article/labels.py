"""Lines of the form "label: value"."""

import re
from dataclasses import dataclass

from publisher.sources.article.claims import Told, Unread
from publisher.sources.article.names import names
from publisher.sources.article.sentences import sentences
from publisher.sources.article.values import (
    Reader,
    both,
    cast,
    directors,
    distributors,
    genres,
    length,
    origins,
    other_titles,
    released,
    services,
    starring,
    title,
    writers,
    year,
)  # fmt: skip

LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?P<label>[^\W\d_][\w\s()/&-]{2,30}?)\s*(?:[:：]|\t|\s[-–—]\s)\s*(?P<value>\S.*)", re.DOTALL
)
# A unit beside the label: "Length (min): 127".
UNIT = re.compile(r"(?P<label>.+?)\s?\((?:in\s)?(?P<unit>min(?:ute)?s?|h(?:ours?)?)\.?\)")

READERS: tuple[tuple[Reader, str], ...] = (
    (directors, "director; directors; directed by; director(s); co-director; co-directors"),
    (
        writers,
        "writer; writers; written by; screenplay; screenplay by; screenwriter; screenwriters; script; writer(s)",
    ),
    (both, "written and directed by; directed and written by; writer and director; director and writer"),
    (genres, "genre; genres"),
    (origins, "country; countries; country of origin; countries of origin; origin"),
    (year, "year; release year; year of release; year of production"),
    (length, "running time; run time; runtime; duration; length; time"),
    (
        released,
        "release date; release dates; release; released; premiere; premiered; world premiere; date of release",
    ),
    (released, "release day; opening date; opening dates; openings; in cinemas; in theaters; in theatres"),
    (
        distributors,
        "distribution company; distribution companies; distributor; distributors; distributed by; distribution",
    ),
    (cast, "cast; full cast; voice cast; starring cast"),
    (starring, "starring; stars; voices; main cast"),
    (
        services,
        "streaming on; streaming; where to watch; watch on; stream on; where to stream; watch online; available on",
    ),
    (title, "title; film title; movie title; film; movie; name"),
    (other_titles, "original title; also known as; alternative title"),
)
LABELS = {label: reader for reader, labels in READERS for label in labels.split("; ")}

# Labels of what is no fact of ours: the line is no line of the cast.
OTHER = frozenset({
    "music", "music by", "composer", "producer", "producers", "produced by", "executive producer",
    "executive producers", "cinematography", "cinematographer", "editor", "editors", "edited by", "editing",
    "costume design", "story", "story by", "based on", "budget", "box office", "language", "languages",
    "production company", "production companies", "studio", "studios", "camera", "color", "aspect ratio",
    "filming locations", "filming location", "tagline", "awards", "certificate", "mpaa rating", "rated", "sound",
    "sequel",
})  # fmt: skip


TITLES = frozenset(label for label, reader in LABELS.items() if reader is title)
# Labels that show that an article is about a film.
FILM_LABELS = frozenset(label for label, reader in LABELS.items() if reader in (directors, starring))


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a line tells under its label, and the sentences after the value."""

    told: tuple[Told, ...]
    rest: tuple[str, ...] = ()


# Labels whose values are lists that may stand on lines of their own, and the questions that ask for them.
LISTS = frozenset({directors, writers, both, genres, origins, distributors, services})
QUESTIONS = {
    "director": re.compile(r"who\s(?:directed|(?:is|are|was)\sthe\sdirectors?)"),
    "writer": re.compile(r"who\s(?:wrote|(?:is|are|was)\sthe\s(?:screen)?writers?)"),
    "written and directed by": re.compile(r"who\s(?:wrote\sand\sdirected|directed\sand\swrote)"),
    "distributor": re.compile(r"who\s(?:distribut(?:ed|es)|released)|who\sis\sthe\sdistributor"),
    "country": re.compile(r"(?:what|which)\scountr(?:y|ies)"),
}


def opens(text: str) -> bool:
    """Tell whether a line is nothing but a label under which a list may stand."""
    bare = text.strip()
    return bare.endswith((":", "：")) and LABELS.get(bare[:-1].strip().lower()) in LISTS


def asked(heading: str) -> str | None:
    """Return the label that a question asks for, None for another heading."""
    words = " ".join(heading.lower().split())
    if not words.endswith("?"):
        return None
    return next((label for label, question in reversed(QUESTIONS.items()) if question.search(words)), None)


def answered(label: str, text: str, links: tuple[str, ...]) -> Labelled | None:
    """Return what a list of names says under the label that a question asked for, None for other words."""
    return None if names(text)[1].strip(" .") else Labelled(tuple(LABELS[label](text.strip(), links)))


def known(text: str) -> tuple[str, str] | None:
    """Return label (small letters) and value of a line whose label is known, None for another line."""
    match = LABEL.fullmatch(text)
    if match is None:
        return None
    label, value = " ".join(match["label"].lower().split()), match["value"].strip()
    if (unit := UNIT.fullmatch(label)) and value.isdecimal():
        label, value = unit["label"], f"{value} {unit['unit']}"
    return (label, value) if label in LABELS or label in OTHER else None


def labelled(text: str, links: tuple[str, ...]) -> Labelled | None:
    """Return what a line says under its label, None for a line without a label that is known."""
    if (found := known(text)) is None:
        return None
    label, value = found
    if label in OTHER:
        return Labelled((Unread(text),))
    first, *rest = sentences(value)
    return Labelled(tuple(LABELS[label](first, links)) or (Unread(text),), tuple(rest))
