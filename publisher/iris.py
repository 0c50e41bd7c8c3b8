"""What an IRI of ours looks like: minting and looking up.

A thing has a hash IRI in the document that describes it: `<base>film/the-perfection-2018#film`. A part of a thing lives
in the same document and is named by what identifies it: `#role-allison-williams`.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from anyascii import anyascii

from publisher.errors import UsageError

DEFAULT_BASE = "http://localhost:8000/"
LEDGER = "identity.ledger"
"""The file beside the sources, and none of them, that keeps addresses with their things."""
LONGEST_SLUG = 96  # characters; browsers, caches and file systems carry this much without trouble
BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#/]+(/[^\s<>\"{}|\\^`?#]*)?/", re.IGNORECASE)
LATIN_MARKS = re.compile("([a-z])[\u0300-\u036f]+")
WORDS = re.compile(r"[^\W_]+")
PLAIN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")
APOSTROPHES = re.compile("['’ʼ`]")
LAST_STEP = re.compile("[^:/?#]+://[^/?#]*/(?:[^?#]*/)?([^/?#]+)/*(?:[?#]|$)")
ADDRESS = re.compile(r"(?P<kind>[a-z]+)/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")


class Kind(StrEnum):
    """The kinds of things that have documents of their own: the first step of the path, and the fragment."""

    FILM = "film"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    SOURCE = "source"


KINDS = {kind.value: kind for kind in Kind}


def checked_base(iri: str) -> str:
    """Return the base IRI with its final slash.

    Raises `UsageError` for what cannot be one.
    """
    base = iri if iri.endswith("/") else iri + "/"
    if not BASE.fullmatch(base):
        raise UsageError(f"{iri!r} cannot be a base IRI", "give one such as https://films.example/")
    return base


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """The words of a name in its own script: what makes two spellings one name.

    Case and punctuation count for nothing, and neither do marks on Latin letters; in other scripts a mark makes another
    letter (й is not и).
    """
    letters = text.casefold()
    if not letters.isascii():
        letters = LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFKD", letters))
        letters = unicodedata.normalize("NFC", letters)
    return " ".join(WORDS.findall(APOSTROPHES.sub("", letters))) or text


@lru_cache(maxsize=65536)
def slug(*texts: str) -> str:
    """A readable name for an address: ASCII letters, digits and hyphens, from any script.

    What transliteration leaves nothing of is named by its hash, and so is the tail of an overlong name.
    """
    whole = " ".join(texts)
    if len(whole) <= LONGEST_SLUG and PLAIN.fullmatch(whole):
        return whole.replace(" ", "-")
    found = spelling(whole).replace(" ", "-")
    if not found:
        return "x" + fingerprint(whole)
    return found if len(found) <= LONGEST_SLUG else f"{found[: LONGEST_SLUG - 9].rstrip('-')}-{fingerprint(whole)}"


def spelling(text: str) -> str:
    """The words of a name as one types them on any keyboard: ASCII letters and digits; empty where nothing is left."""
    found = words(text)
    return " ".join(re.findall(r"[a-z0-9]+", (found if found.isascii() else anyascii(found)).lower()))


def fingerprint(text: str, digits: int = 8) -> str:
    """Some hexadecimal digits, at most 64, that stand for a text."""
    return sha256(text.encode("utf-8")).hexdigest()[:digits]


def document(base: str, kind: Kind, name: str) -> str:
    """The address of the document that describes a thing."""
    return f"{base}{kind}/{name}"


def thing(base: str, kind: Kind, name: str) -> str:
    """The IRI of a thing."""
    return f"{document(base, kind, name)}#{kind}"


def part(thing_iri: str, *named_by: str) -> str:
    """The IRI of a part of a thing, named by what identifies it."""
    return f"{thing_iri.partition('#')[0]}#{slug(*named_by)}"


def looked_up(path: str) -> tuple[Kind, str] | None:
    """The kind and the slug in the path of a document (without the leading slash), or None for any other path."""
    match = ADDRESS.fullmatch(path)
    kind = KINDS.get(match["kind"]) if match else None
    return (kind, match["slug"]) if match and kind else None


def tail(link: str) -> str:
    """The last step of an address, which mostly is the identifier there: `nm0000158`."""
    found = LAST_STEP.match(link)
    return slug(found[1]) if found else fingerprint(link)
