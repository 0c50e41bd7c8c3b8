"""Facts as bytes and back, for files of our own beside the memory: quicker than dataclasses would have it."""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from publisher import facts


def restored(of: type, *values: Any) -> Any:
    """A fact as it was: it was fit once, and nobody but us has had it since."""
    fact: Any = object.__new__(of)
    for write, value in zip(WRITERS[of], values, strict=True):
        write(fact, value)
    return fact


def reduced(of: type) -> Callable[[Any], tuple[Any, ...]]:
    """How facts of a type are taken apart, at once where dataclasses would do it field by field."""
    names = [field.name for field in fields(of)]
    read = attrgetter(*names)
    return lambda fact: (restored, (of, *(read(fact) if len(names) > 1 else (read(fact),))))


TYPES = [each for each in vars(facts).values() if isinstance(each, type) and hasattr(each, "__dataclass_fields__")]
WRITERS = {of: [getattr(of, field.name).__set__ for field in fields(of)] for of in TYPES}
REDUCERS = {of: reduced(of) for of in TYPES}


def packed(value: object) -> bytes:
    """Facts, and what holds them, as bytes."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = REDUCERS
    pickler.dump(value)
    return content.getvalue()


def unpacked(content: bytes) -> Any:
    """What was packed by this very process, or one like it."""
    return pickle.loads(content)  # noqa: S301  # our own file, which nobody else can write
