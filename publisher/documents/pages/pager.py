"""One page of many, with the addresses of those beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Pager:
    """Page `number` of `count`; `name` is the last step of the address of all of them, `query` what else tells them."""

    name: str
    number: int = 1
    count: int = 1
    query: Mapping[str, str] = field(default_factory=dict)

    def href(self, number: int) -> str:
        """The address of a page, relative to any of them; the first has no number."""
        asked = urlencode({**self.query, **({"page": str(number)} if number > 1 else {})})
        return f"{self.name}?{asked}" if asked else self.name

    @property
    def links(self) -> Iterator[tuple[str, int, str]]:
        """The relation, the number and the address of each page to go to from here."""
        places = (("first", 1), ("prev", self.number - 1), ("next", self.number + 1), ("last", self.count))
        for relation, number in places if self.count > 1 else ():
            if number != self.number and 1 <= number <= self.count:
                yield relation, number, self.href(number)
