"""What structured data is made of, in whichever way a page holds it: items with classes, properties and values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A value that is an address, perhaps a relative one."""

    address: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its language, a BCP 47 tag."""

    text: str
    language: str


@dataclass(slots=True, eq=False)
class Item:
    """A thing: its address where it has one, its classes and properties by schema.org's terms, and its line."""

    name: str = ""
    kinds: list[str] = field(default_factory=list)
    said: dict[str, list["Value"]] = field(default_factory=dict)
    line: int = 0

    def is_a(self, kind: str) -> bool:
        """Whether the item is of a class."""
        return kind in self.kinds

    def add(self, term: str, value: "Value") -> None:
        """Say something of the item."""
        self.said.setdefault(term, []).append(value)

    def items(self) -> Iterator["Item"]:
        """The items that are values of this one."""
        return (value for values in self.said.values() for value in values if isinstance(value, Item))


Value = Item | Link | Words | str
"""What can be said of an item."""


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a page that stand for themselves."""

    roots: Iterable[Item]

    def everything(self) -> Iterator[Item]:
        """Every item, also those within others, each once."""
        waiting, seen = list(self.roots), set[int]()
        while waiting:
            item = waiting.pop(0)
            if id(item) in seen:
                continue
            seen.add(id(item))
            yield item
            waiting += item.items()
