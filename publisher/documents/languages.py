"""The languages that a reader prefers (RFC 9110, section 12.5.4), and how well a text suits them (RFC 4647). Pure."""

import re
from collections.abc import Iterable

from publisher.statement import About, literal
from publisher.vocabulary import SCHEMA

ELEMENT = re.compile(
    r"\s*+([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})\s*+(?:;\s*+[qQ]\s*+=\s*+([01](?:\.[0-9]{0,3})?)\s*+)?"
)
MOST = 30
"""Languages of a header that are considered."""
NAME, OTHER_NAME = str(SCHEMA.name), str(SCHEMA.alternateName)
"""One may stand for the other, where the reader knows its language."""

Languages = tuple[str, ...]
"""Language ranges in lower case, the one preferred most first."""


def preferred(header: str | None) -> Languages:
    """The languages of an Accept-Language header, the most wanted first; what is no language is passed over."""
    found = [match for each in (header or "").split(",", MOST)[:MOST] if (match := ELEMENT.fullmatch(each))]
    weighed = [(float(match[2] or 1), match[1].lower()) for match in found]
    return tuple(dict.fromkeys(tag for weight, tag in sorted(weighed, key=lambda each: -each[0]) if weight > 0))


def distance(language: str | None, wanted: Languages) -> tuple[int, int]:
    """How far a language is from those that are wanted, the nearest being (0, 0).

    By the lookup of RFC 4647 (section 3.4) a range stands for its beginnings, too: `de-CH` is served by `de`. A dialect
    of a wanted language suits next best; all else suits alike, also what states no language.
    """
    tag = (language or "").lower()
    for place, found in enumerate(wanted):
        if tag and (found == tag or found.startswith(f"{tag}-")):
            return place, found.count("-") - tag.count("-")
        if tag.startswith(f"{found}-"):
            return place, len(found)
    return len(wanted), 0


def differ(about: About) -> bool:
    """Whether something is said in several languages, so that it matters which of them a reader prefers."""
    return any(several(values) for said in about.values() for values in said.values() if len(values) > 1) or any(
        several((*said.get(NAME, ()), *said[OTHER_NAME])) for said in about.values() if OTHER_NAME in said
    )


def several(values: Iterable[str]) -> bool:
    """Whether the literals among some values are in several languages."""
    return len({literal(value)[1] for value in values if value[0] == '"'}) > 1
