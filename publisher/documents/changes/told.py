"""What changed with a step, as people say it."""

from collections.abc import Iterator, Mapping

from publisher.documents.pages.wording import plural
from publisher.store import Fate, Step

NOUNS: Mapping[str, tuple[str, str]] = {
    "film": ("film", "films"),
    "person": ("person", "people"),
    "organization": ("organisation", "organisations"),
    "place": ("place", "places"),
    "event": ("festival", "festivals"),
    "source": ("source", "sources"),
    "": ("other document", "other documents"),
}
"""What one document of a kind is called, and several, in the order in which they are told."""


def counted(step: Step, fate: Fate) -> str:
    """How many of each kind met a fate: `2 films, 5 people`; nothing for none."""
    found = step.summary.documents.get(fate, {})
    return ", ".join(plural(found[kind], *nouns) for kind, nouns in NOUNS.items() if found.get(kind))


def told(step: Step) -> Iterator[tuple[Fate, str]]:
    """Each fate that any document met, with how many."""
    yield from ((fate, counts) for fate in Fate if (counts := counted(step, fate)))


def sentence(step: Step) -> str:
    """All of it in one line."""
    return "; ".join(f"{fate}: {counts}" for fate, counts in told(step)) or "nothing changed"
