"""The slugs of sources, which are named by their files."""

from collections import Counter
from collections.abc import Iterable

from publisher.iris import fingerprint, slug

PUBLISHER = "publisher"
"""The slug of the source that we are ourselves: what is derived, and what is said of the other sources."""


def source_slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each source from its file name: without the ending, where that tells it from the others."""
    wanted = sorted(set(names))
    ladders = {
        name: [slug(name.rpartition(".")[0] or name), slug(name), slug(name, fingerprint(name))] for name in wanted
    }
    found: dict[str, str] = {}
    for step in range(3):
        times = Counter([PUBLISHER, *(ladders[name][step] for name in wanted if name not in found), *found.values()])
        found.update(
            {name: ladders[name][step] for name in wanted if name not in found and times[ladders[name][step]] == 1}
        )
    return found
