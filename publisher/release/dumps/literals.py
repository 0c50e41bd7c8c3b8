"""Literals of canonical N-Quads as values of tables; what a column cannot hold is left out of it."""

import json
import re
from decimal import Decimal

INTEGER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
LENGTH = re.compile(r"PT(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?", re.ASCII)


def text(literal: bytes) -> str:
    """The text of a literal."""
    quoted = literal[: literal.rindex(b'"') + 1]
    if b"\\" in quoted:
        return str(json.loads(quoted))  # all that canonical N-Quads escapes, JSON escapes alike
    return quoted[1:-1].decode()


def integer(written: str) -> int | None:
    """A whole number."""
    return int(written) if INTEGER.fullmatch(written) else None


def decimal(written: str) -> Decimal | None:
    """A number as it is written."""
    return Decimal(written) if DECIMAL.fullmatch(written) else None


def minutes(written: str) -> int | None:
    """A duration of hours and minutes."""
    match = LENGTH.fullmatch(written)
    return 60 * int(match[1] or 0) + int(match[2] or 0) if match and any(match.groups()) else None


def truth(written: str) -> bool | None:
    """Whether something is so."""
    return {"true": True, "1": True, "false": False, "0": False}.get(written)
