"""Content codings: which one an Accept-Encoding header asks for (RFC 9110, section 12.5.3), and how it is made."""

import gzip
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

SMALLEST = 860
"""Bytes; what is smaller fits into one packet either way."""
LARGEST = 1 << 24
"""Bytes; what is larger is a file to download, not a document."""
ELEMENT = re.compile(r"([!#$%&'*+.^_`|~\w-]++)[ \t]*+(?:;[ \t]*+[qQ]=([01](?:\.[0-9]{0,3})?))?[ \t]*+", re.ASCII)
IDENTITY = "identity"


def gzipped(body: bytes) -> bytes:
    """The body in gzip, the same bytes every time."""
    return gzip.compress(body, compresslevel=6, mtime=0)


ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {"gzip": gzipped}
"""The codings that there are, the favourite first."""


@lru_cache(maxsize=256)  # programs send few headers, and each of them very often
def accepted(header: str | None) -> str | None:
    """The coding that a header wants most, or None for none; a header that allows nothing at all is passed over.

    Without a header nothing is encoded, since some programs that send none cannot decode either.
    """
    weights = dict(weighted(header or ""))
    plain = weights.get(IDENTITY, weights.get("*", 1.0) and 0.001)
    best = max(ENCODINGS, key=lambda coding: weights.get(coding, weights.get("*", 0.0)))
    weight = weights.get(best, weights.get("*", 0.0))
    return best if weight > 0 and weight >= plain else None


def weighted(header: str) -> list[tuple[str, float]]:
    """The codings of a header with their weights; what is none is passed over."""
    found = (ELEMENT.fullmatch(element.strip()) for element in header.split(","))
    return [(match[1].lower(), float(match[2] or 1)) for match in found if match]
