"""The store of a release, loaded while the dump is still being written: the engine works beside Python."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyoxigraph


@contextmanager
def loading(store: Path, merged: Path) -> Iterator[BinaryIO]:
    """Yield where the statements of the named graphs are written to; in the end the store holds them.

    When that is closed, `merged` holds each statement once.
    """
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as beside, os.fdopen(writing, "wb") as quads:
        loaded = beside.submit(load, store, reading, merged)
        try:
            yield quads
        except BrokenPipeError:  # the load ended early, and says why
            loaded.result()
            raise
        quads.close()
        loaded.result()


def load(path: Path, reading: int, merged: Path) -> None:
    """Load the named graphs, which come over a pipe, and each statement once into the default graph.

    A union made at query time would count a statement once for every source that makes it.
    """
    try:
        store = pyoxigraph.Store(path)
        store.bulk_load(path=Path(f"/dev/fd/{reading}"), format=pyoxigraph.RdfFormat.N_QUADS)
    finally:
        os.close(reading)
    store.bulk_load(path=merged, format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.optimize()  # look-ups are four to eight times slower before
    store.flush()
