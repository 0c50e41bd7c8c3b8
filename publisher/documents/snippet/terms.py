"""What the terms of a snippet are: which are addresses, which dates, what is a number, what others can reach."""

import re
from functools import lru_cache

import pyoxigraph as ox

from publisher.iris import Kind
from publisher.statement import Value
from publisher.vocabulary import SCHEMA, XSD, value_types

Values = dict[Value, None]
"""Each value once, in the order in which they came."""
Said = dict[str, Values]
"""What is said of a thing, by term without schema.org's part of it."""
About = dict[str, Said]
"""What is said of each thing, by its IRI; its classes stand under `TYPE`."""

TYPE = "@type"
ORDER = "film:creditOrder"
FIRST_HAND = "film:firstHand"
UPLOADED = "uploadDate"
"""Google's term for the day on which a video was first published; schema:datePublished in our data."""
ADDRESSES = frozenset(
    {"image", "license", "mainEntityOfPage", "sameAs", "target", "thumbnailUrl", "url"},
)
"""The terms in use whose values schema.org's context reads as addresses."""
DATE_TYPES = frozenset(map(str, (XSD.date, XSD.gYear, XSD.gYearMonth)))
DATES = frozenset({UPLOADED, *(term for term, kind in value_types(SCHEMA).items() if kind in DATE_TYPES)})
"""The terms in use whose values schema.org's context reads as dates."""
NUMBERS = frozenset(map(str, (XSD.integer, XSD.decimal)))
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
"""What a JSON number holds without loss."""
KINDS = frozenset(map(str, Kind))
LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])([:/?#].*)?", re.IGNORECASE | re.DOTALL)


def plain(value: ox.Literal) -> str | int | float:
    """A literal as search engines read it: numbers as numbers, all else as text without its language or datatype."""
    written = value.value
    if NUMBER.fullmatch(written) and value.datatype.value in NUMBERS:
        return float(written) if "." in written else int(written)
    return written


def is_date(value: ox.Literal) -> bool:
    """Whether a literal is a day, a month or a year."""
    return value.datatype.value in DATE_TYPES


@lru_cache(maxsize=4096)
def is_local(iri: str) -> bool:
    """Whether an address is one that only this machine can reach."""
    return LOCAL.fullmatch(iri) is not None


@lru_cache(maxsize=65536)
def lasting(iri: str) -> bool:
    """Whether an IRI is worth telling: of a thing with a document of its own, where others can reach it."""
    _, hash_sign, fragment = iri.partition("#")
    return not is_local(iri) and (not hash_sign or fragment in KINDS)
