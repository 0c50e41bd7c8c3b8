"""Facts as bytes and back, for files of our own beside the memory: quicker than dataclasses would have it."""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import IO, Any

from publisher import facts
from publisher.facts import Person, Vital


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


@lru_cache(100_000)
def known(name: str, same_as: tuple[str, ...], *vital: tuple[int, ...] | None) -> Person:
    """Somebody as they were; whoever is in many films is made once."""
    born, died = (restored(Vital, *told) if told else None for told in vital)
    found: Person = restored(Person, name, same_as, born, died)
    return found


def somebody(person: Person) -> tuple[Any, ...]:
    """How somebody is taken apart: the dates of their life are no things of their own."""
    lives = [when and (when.year, when.month, when.day) for when in (person.born, person.died)]
    return known, (person.name, person.same_as, *lives)


TYPES = [each for each in vars(facts).values() if isinstance(each, type) and hasattr(each, "__dataclass_fields__")]
WRITERS = {of: [getattr(of, field.name).__set__ for field in fields(of)] for of in TYPES}
REDUCERS = {**{of: reduced(of) for of in TYPES}, Person: somebody}


def pickler(stream: IO[bytes]) -> pickle.Pickler:
    """What writes facts into a stream."""
    made = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    made.dispatch_table = REDUCERS
    return made


def packed(value: object) -> bytes:
    """Facts, and what holds them, as bytes."""
    content = io.BytesIO()
    pickler(content).dump(value)
    return content.getvalue()


def unpacked(content: bytes) -> Any:
    """What was packed by this very process, or one like it."""
    return pickle.loads(content)  # noqa: S301  # our own file, which nobody else can write
