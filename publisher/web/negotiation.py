"""Content negotiation: which of the offers an Accept header asks for (RFC 9110, section 12.5.1). Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar


class Offer(Protocol):
    """Something that can be sent."""

    @property
    def media_type(self) -> str:
        """The media type, with parameters where they tell it from another offer."""


Offered = TypeVar("Offered", bound=Offer)

ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"?+)++', re.DOTALL)
"""One element of a comma-separated list; a comma within quotation marks belongs to the element."""
PARAMETER = re.compile(r';[ \t]*+([^\s=;"]++)[ \t]*+=[ \t]*+(?:"((?:[^"\\]|\\.)*+)"?+|([^\s;"]*+))', re.DOTALL)
RANGE = re.compile(r"\s*+([!#$%&'*+.^_`|~\w-]++)/([!#$%&'*+.^_`|~\w-]++)\s*+(?=;|\Z)", re.ASCII)
WEIGHT = re.compile(r"0(?:\.[0-9]*)?|1(?:\.0*)?|\.[0-9]+")
NONE = frozenset[str]()
MEANT_ANYWAY = {"charset": frozenset({"utf-8", "utf8"}), "profile": None}
"""Parameters of a range that an offer satisfies without stating them, and with which values (None: any).

Everything here is sent as UTF-8; a profile is a wish that a server may pass over (RFC 6906, section 3.1).
"""


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header, with its weight."""

    kind: str
    subtype: str
    parameters: Mapping[str, str]
    weight: float

    def covers(self, offer: "Range") -> bool:
        """Whether the range speaks of what is offered: names and parameters are those of the offer, or wildcards."""
        return (
            self.kind in ("*", offer.kind)
            and self.subtype in ("*", offer.subtype)
            and all(offer.satisfies(name, value) for name, value in self.parameters.items())
        )

    def satisfies(self, name: str, value: str) -> bool:
        """Whether an offer has a parameter, or has it without stating it; a profile may be one of several wanted."""
        if name in self.parameters:
            return self.parameters[name] in (value.split() if name == "profile" else [value])
        values = MEANT_ANYWAY.get(name, NONE)
        return values is None or value.lower() in values

    def precision(self, offer: "Range") -> tuple[int, int]:
        """How precise the range is about an offer: names, then the parameters that the offer states."""
        stated = sum(name in offer.parameters for name in self.parameters)
        return (self.kind != "*") + (self.subtype != "*"), stated


def negotiated(accept: str | None, offers: Sequence[Offered]) -> Offered | None:
    """The offer that the header wants most, or None where it wants none of them.

    Among equals one that is named outright, with its parameters, precedes one that only a wildcard covers, then the
    order of the offers decides. No header, an empty one and one that makes no sense at all accept everything.
    """
    place = best(accept or "", tuple(offer.media_type for offer in offers))
    return None if place is None else offers[place]


@lru_cache(maxsize=256)  # programs send few headers, and each of them very often
def best(accept: str, media_types: Sequence[str]) -> int | None:
    """The place of the media type that a header wants most."""
    wanted = tuple(ranges(accept))
    if not wanted:
        return 0
    graded = [(*grade(wanted, media_type), -place) for place, media_type in enumerate(media_types)]
    weight, _, _, place = max(graded)
    return -place if weight > 0 else None


def grade(wanted: Iterable[Range], media_type: str) -> tuple[float, int, int]:
    """The weight of a media type, from the most precise range that covers it, and how precise that range is."""
    offer = offered(media_type)
    found = [(each.precision(offer), each.weight) for each in wanted if each.covers(offer)]
    precision, weight = max(found, default=((0, 0), 0.0))
    return weight, *precision


@lru_cache(maxsize=256)
def offered(media_type: str) -> Range:
    """The media type of an offer, taken apart."""
    return next(ranges(media_type))


def ranges(accept: str) -> Iterator[Range]:
    """The media ranges of a header; what is none is passed over."""
    for element in ELEMENT.finditer(accept):
        match = RANGE.match(element[0])
        if match is None or (match[1] == "*" and match[2] != "*"):
            continue
        parameters = {found[1].lower(): unquoted(found) for found in PARAMETER.finditer(element[0], match.end())}
        weight = parameters.pop("q", "1")
        if WEIGHT.fullmatch(weight):
            yield Range(match[1].lower(), match[2].lower(), parameters, float(weight))


def unquoted(parameter: re.Match[str]) -> str:
    """The value of a parameter, without its quotation marks."""
    return parameter[3] if parameter[2] is None else re.sub(r"\\(.)", r"\1", parameter[2], flags=re.DOTALL)
