"""Putting elements into pages: one, or every page of a folder; what was done with each is told."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

from publisher.documents import snippet
from publisher.documents.context import Node
from publisher.embedding import files
from publisher.embedding.clues import clues
from publisher.embedding.matching import Films, match
from publisher.embedding.page import Page
from publisher.errors import DataError, UnreadableSource
from publisher.release.manifest import INDEX
from publisher.release.matching import Matching
from publisher.store import EmbeddedStore, Store

FEW = 250
"""Pages that one process takes at a time."""
THREADS = 4
"""Threads of a process, so that one works while others wait for the disk: each page is safe there before the next."""
PAGES = frozenset({".html", ".htm", ".xhtml"})


class State(StrEnum):
    """What became of a page."""

    CURRENT = "current"
    """It has the element already."""
    OUTDATED = "outdated"
    """It lacks the element or has an older one; nothing was changed."""
    UPDATED = "updated"
    UNMATCHED = "unmatched"
    """Nobody can tell which film it is about; nothing was changed."""
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page, and why."""

    path: Path
    state: State
    reason: str


def embedded(path: Path, about: Node, *, check: bool, reason: str = "") -> Outcome:
    """Put the element of a document into a page; where it only is a check, change nothing."""
    return placed(Page(files.read(path), str(path)), path, about, check=check, reason=reason)


def placed(page: Page, path: Path, about: Node, *, check: bool, reason: str) -> Outcome:
    """Put the element of a document into a page that was read."""
    after = page.holding(snippet.script(about, ascii_only=page.ascii_only))
    if after == page.content:
        return Outcome(path, State.CURRENT, reason)
    if check:
        return Outcome(path, State.OUTDATED, reason)
    files.replace(path, after)
    return Outcome(path, State.UPDATED, reason)


def walked(folder: Path, release: Path, *, check: bool) -> Iterator[Outcome]:
    """Put into every page of a folder the element of the film that it is about, by a release in another folder.

    Many pages are shared among processes: each waits for the disk on its own.

    Raises `UnreadableSource` where there is no such folder.
    """
    if not folder.is_dir():
        raise UnreadableSource(f"{folder}: no such folder", "name a folder of pages; one page goes with --into")
    paths = pages(folder)
    if len(paths) <= FEW:
        yield from several(paths, release, check=check)
        return
    shares = [paths[start : start + FEW] for start in range(0, len(paths), FEW)]
    with ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn")) as processes:
        for outcomes in processes.map(partial(several, release=release, check=check), shares):
            yield from outcomes


def pages(folder: Path) -> list[Path]:
    """The pages of a folder, each once: links that lead to another page of it are that page."""
    found = (each for each in folder.rglob("*") if each.suffix.lower() in PAGES and each.is_file())
    own: dict[Path, Path] = {}
    for each in sorted(found, key=lambda path: (path.is_symlink(), path)):
        own.setdefault(each.resolve(), each)
    return sorted(own.values())


def several(paths: Sequence[Path], release: Path, *, check: bool) -> list[Outcome]:
    """Put into some pages the elements of the films that they are about, a few at a time."""
    store, films = opened(release)
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(lambda path: attempted(path, store, films, check=check), paths))


@lru_cache(maxsize=1)
def opened(release: Path) -> tuple[Store, Films]:
    """A release and its films, open once in each process."""
    return EmbeddedStore(release), Matching(release / INDEX)


def attempted(path: Path, store: Store, films: Films, *, check: bool) -> Outcome:
    """Put into a page the element of the film that it is about; a page that cannot be read costs no other."""
    try:
        return matched(path, store, films, check=check)
    except DataError as error:
        return Outcome(path, State.UNREAD, str(error))


def matched(path: Path, store: Store, films: Films, *, check: bool) -> Outcome:
    """Put into a page the element of the film that it is about."""
    page = Page(files.read(path), str(path))
    found = match(clues(page, store.manifest.base), films, store.manifest.base)
    about = store.merge(found.path) if found.path else None
    if about is None:
        reason = f"the release has no {found.path}" if found.path else found.reason
        return Outcome(path, State.UNMATCHED, reason)
    return placed(page, path, snippet.document(about), check=check, reason=f"{found.path} by {found.reason}")
