"""The changes as pages for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.documents.changes.told import told
from publisher.documents.pages.wording import KINDS
from publisher.documents.site import Site
from publisher.store import Fate, Member, Step


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as a page lists it."""

    number: int
    release: str
    issued: str
    told: tuple[tuple[str, str], ...]
    statements: tuple[int, int]
    """How many statements are new, and how many are gone."""
    back: bool = False
    """Whether the release had been in place before."""

    @classmethod
    def of(cls, step: Step, earlier: Sequence[str] = ()) -> "Shown":
        """A step, after releases that were in place before it."""
        counts = (step.summary.added, step.summary.removed)
        return cls(step.number, step.release, step.issued, tuple(told(step)), counts, step.release in earlier)


@dataclass(frozen=True, slots=True)
class Line:
    """A document that changed: what it is, what it is called, and where it is, unless it is there no more."""

    kind: str
    name: str
    href: str | None


def listed(steps: Sequence[Step]) -> list[Shown]:
    """All steps, the latest first."""
    releases = [step.release for step in steps]
    return [Shown.of(step, releases[:place]) for place, step in enumerate(steps)][::-1]


def lines(members: Sequence[Member], site: Site) -> list[tuple[Fate, list[Line]]]:
    """Documents by their fates."""
    return [(fate, list(of_fate(members, fate, site))) for fate in Fate if any(m.fate is fate for m in members)]


def of_fate(members: Sequence[Member], fate: Fate, site: Site) -> Iterator[Line]:
    """The documents that met a fate."""
    for member in members:
        if member.fate is fate:
            address = member.address.removesuffix("#")
            path = site.path(address)
            kind = next((label for kind, label in KINDS.items() if path and path.startswith(f"{kind}/")), "")
            href = site.to(path) if path and kind and fate is not Fate.WITHDRAWN else None
            yield Line(kind, member.name or path or address, href)
