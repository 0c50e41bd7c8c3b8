"""When a document last changed, as the release log has it."""

from publisher.description import Description
from publisher.store import Store


def changed(found: Description, store: Store, *, page: bool) -> str | None:
    """When the data of a document, or the page made of them, last changed; None where the log does not say.

    The data depend on the documents that they mention: a film's show the names of its people. A page shows more of the
    catalogue than that, so it is as old as the release.
    """
    if page:
        return store.dates.changed(store.manifest.id)
    releases = store.addresses.changed(found.documents(store.manifest.base))
    times = [store.dates.changed(release) for release in releases]
    return None if None in times else max(filter(None, times), default=None)
