"""A document as a step from release to release left it, in words that outlive both releases."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from publisher import nquads
from publisher.iris import looked_up
from publisher.release.difference import Fate, Kept, address_of
from publisher.vocabulary import SCHEMA

LONGEST = 1 << 22
"""Characters of a document that are kept; what has more is announced, and to be fetched where it stands."""
STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')


@dataclass(frozen=True, slots=True)
class Member:
    """A document: its fate, its address, the name of its thing, and what is said in it now, in lines of N-Triples.

    The address ends with `#` where the IRIs in the document go on with a fragment. A document without lines was
    withdrawn, or is too long to be kept here.
    """

    fate: Fate
    address: str
    name: str
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, address: str, group: Iterable[Kept], base: str) -> "Member | None":
        """What became of a document whose statements were lost, gained or kept; None where nothing did."""
        signs, lines, length, name = set[str](), list[str](), 0, ""
        naming = f"<{address}{kind(address, base)}> <{SCHEMA.name}> "
        for sign, line in group:
            signs.add(sign)
            if line.startswith(naming) and (not name or sign != "-"):
                name = text(line) or name
            said = f"{nquads.triple(line)}\n"
            if sign != "-" and length <= LONGEST and [said] != lines[-1:]:  # of several graphs they stand together
                lines.append(said)
                length += len(said)
        if signs == {"="}:
            return None
        fate = {"+": Fate.CREATED, "-": Fate.WITHDRAWN}.get("".join(signs), Fate.CHANGED)
        return cls(fate, address, name, tuple(lines) if length <= LONGEST else ())

    def written(self) -> str:
        """The document as a file of changes has it: N-Triples after a line of comment."""
        said = json.dumps({"fate": self.fate, "address": self.address, "name": self.name})
        return f"# {said}\n{''.join(self.lines)}"


def documents(walked: Iterable[Kept], base: str) -> Iterator[Member]:
    """The documents of which a walk along two releases finds that they are not the same, in the order of the dumps."""
    for address, group in groupby(walked, key=lambda each: address_of(each[1])):
        if member := Member.of(address, group, base):
            yield member


def kind(address: str, base: str) -> str:
    """The kind of a document of ours, which is also the fragment of its thing; nothing for any other address."""
    known = looked_up(address.removeprefix(base).removesuffix("#")) if address.endswith("#") else None
    return known[0] if known and address.startswith(base) else ""


def text(line: str) -> str:
    """The literal of a line of canonical N-Quads, whose escapes are those of JSON."""
    found = STRING.search(line)
    return str(json.loads(found[0])) if found else ""


def read(written: str) -> Iterator[Member]:
    """The documents of a file of changes, or of a part of it."""
    head, lines = "", list[str]()
    for line in [*written.split("\n")[:-1], "#"]:  # a line may hold what other rules take for a line's end
        if not line.startswith("#"):
            lines.append(f"{line}\n")
            continue
        if head:
            said = json.loads(head.removeprefix("# "))
            yield Member(Fate(said["fate"]), said["address"], said["name"], tuple(lines))
        head, lines = line, []
