"""The lines of a ledger: read with every mistake named, written without touching what stands there."""

import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from publisher.errors import DataError, UnfitFact, UnreadableSource
from publisher.facts import fit_link, fit_name
from publisher.findings import Place
from publisher.identity.ledger import NOBODY, Decision, Holder, Ledger
from publisher.iris import Kind, looked_up

VERBS = {"address": (2, 99), "same": (2, 99), "two": (2, 2), "called": (2, 2), "gone": (1, 1)}
"""What a line may say, with the least and the most parts that follow."""
HEAD = "# Who has which address, and what editors decide of who is whom: one decision a line.\n"
APART = re.compile(r"\t+ *|  +")
COMMENT = re.compile(r"(?:^|\t|  )\s*#.*|^\s*#.*")


def decisions(text: str, file: str) -> Iterator[Decision]:
    """The decisions in the text of a ledger.

    Raises `UnreadableSource` for a line that is none, and for one that says what an earlier line denies.
    """
    seen: dict[tuple[str, str], Decision] = {}
    for number, line in enumerate(text.splitlines(), 1):
        bare = COMMENT.sub("", line).strip()
        if not bare:
            continue
        verb, *parts = APART.split(bare)
        place = Place(file, number)
        if verb not in VERBS:
            raise wrong(place, f"{verb[:60]!r} is no decision", f"begin with {', '.join(VERBS)}, then a tab")
        decision = Decision(verb, tuple(parts), place)
        try:
            check(decision)
        except DataError as error:
            raise wrong(place, error.message, error.mend) from error
        earlier = seen.setdefault((verb, parts[0]), decision)
        if verb == "called" and earlier.parts != decision.parts:
            raise wrong(place, f"line {earlier.place.line} says otherwise of {parts[0]}", "leave one of the two")
        yield decision


def wrong(place: Place, what: str, mend: str) -> UnreadableSource:
    """What is wrong with a line."""
    return UnreadableSource(f"{place}: {what}", mend)


def check(decision: Decision) -> None:
    """Raise `UnfitFact` for parts that a decision cannot have."""
    least, most = VERBS[decision.verb]
    parts = decision.parts
    if not least <= len(parts) <= most:
        many = str(least) if least == most else f"{least} or more"
        raise UnfitFact(f"{decision.verb} with {len(parts)} parts, not {many}", "put a tab between them")
    paths, things = {"address": (parts[:1], ()), "gone": (parts, ()), "called": (parts[1:], parts[:1])}.get(
        decision.verb, ((), parts)
    )
    for path in paths:
        fit_path(path)
    for thing in things:
        (fit_link if "://" in thing else fit_path)(thing)
    for holder in parts[1:] if decision.verb == "address" and parts[1] != NOBODY else ():
        (fit_link if "://" in holder else lambda name: fit_name(name, "name"))(holder)
    if any(one == other for one, other in pairwise(sorted(parts))):
        raise UnfitFact(f"{decision.verb} of a thing and itself", "name two things")


def fit_path(text: str) -> None:
    """Raise `UnfitFact` unless a text is the path of a document of ours, and not of a source."""
    found = looked_up(text)
    if found is None or found[0] is Kind.SOURCE:
        raise UnfitFact(f"{text[:80]!r} is no path of a document", "write it as person/michelle-williams")


def read(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is none.

    Raises `UnreadableSource` with file, line and mend for a line that says nothing of the kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: not read ({error})", "save the ledger as UTF-8 text") from error
    return Ledger.of(decisions(text, str(path)))


def write(path: Path, addresses: Mapping[str, Holder]) -> None:
    """Add addresses with their holders at the end of a ledger, by one rename; what stands there stays as it is."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else HEAD
    added = "".join(f"{Decision('address', (of, *holder.parts))}\n" for of, holder in sorted(addresses.items()))
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text if text.endswith("\n") or not text else text + "\n")
        stream.write(added)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
