"""Elements into a folder of pages, pages a second: ours, and the same frame done with PyLD alone for each page.

    python -m tests.bench embed [--films 200000] [--pages 10000] [--folder KEPT]

The catalogue is made up; with `--folder` its release is kept there and used again. Half of the pages name their film by
their canonical address, half by title and year; the first pass writes all of them, the second finds them current.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from publisher.documents import snippet
from publisher.documents.snippet import framed
from publisher.embedding.folder import walked
from publisher.iris import Kind
from publisher.release.build import fill
from publisher.store import EmbeddedStore, Entry

from . import synthetic

Tell = Callable[..., None]
BY_PYLD = 200
"""Pages that PyLD is given: it takes milliseconds for each."""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} ({year}) – A site of films</title>{canonical}
<link rel="stylesheet" href="/style.css">
</head>
<body>
<h1>{title}</h1>
{text}
</body>
</html>
"""
TEXT = "<p>What a film is about, who made it, and <a href='/more.html'>where to read more</a>.</p>\n" * 30


def main(arguments: Sequence[str], tell: Tell) -> None:
    """Measure, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", type=int, default=200_000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        store = release(given.folder or Path(temporary) / "published", given.films, tell)
        entries = chosen(store, given.pages)
        pages = Path(temporary) / "pages"
        write_pages(pages, entries, store.manifest.base)
        tell(*passes(pages, store), *one_by_one(store, entries))


def release(folder: Path, films: int, tell: Tell) -> EmbeddedStore:
    """The release of a catalogue with so many films, made where there is none yet."""
    place = folder / "releases" / f"films-{films}"
    if not place.exists():
        place.mkdir(parents=True)
        tell("the catalogue is made …")
        with tempfile.TemporaryDirectory(dir=folder) as work:
            fill(place, synthetic.catalogue(films, Path(work)), None)
    return EmbeddedStore(place)


def chosen(store: EmbeddedStore, count: int) -> Sequence[Entry]:
    """So many films, spread over the catalogue."""
    everything = store.count(Kind.FILM)
    steps = max(1, everything // count)
    return [each for offset in range(0, everything, steps) for each in store.things(Kind.FILM, offset, 1)][:count]


def write_pages(folder: Path, entries: Sequence[Entry], base: str) -> None:
    """A page for each film."""
    for number, entry in enumerate(entries):
        canonical = f'\n<link rel="canonical" href="{base}{entry.path}">' if number % 2 else ""
        path = folder / f"{number % 100:02}" / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            PAGE.format(title=entry.name, year=entry.year, canonical=canonical, text=TEXT), encoding="utf-8"
        )


def passes(pages: Path, store: EmbeddedStore) -> Iterator[str]:
    """Both passes over the folder."""
    yield "| pass | pages | pages a second | states |"
    yield "| --- | ---: | ---: | --- |"
    for name in ("first: all written", "second: all current"):
        begun = time.perf_counter()
        outcomes = [outcome.state for outcome in walked(pages, store.folder, check=False)]
        took = time.perf_counter() - begun
        states = ", ".join(f"{outcomes.count(state)} {state}" for state in sorted(set(outcomes)))
        count = len(outcomes)
        yield f"| {name} | {count} | {count / took:,.0f} | {states} |"


def one_by_one(store: EmbeddedStore, entries: Sequence[Entry]) -> Iterator[str]:
    """A snippet from the release, at once and by PyLD."""
    yield ""
    for name, write, some in (
        ("written at once", snippet.written, entries),
        ("framed by PyLD", framed.document, entries[:BY_PYLD]),
    ):
        used = time.process_time()
        for entry in some:
            found = store.merge(entry.path)
            if found:
                snippet.script(write(snippet.selected(found)))
        yield f"a snippet, {name}: {1000 * (time.process_time() - used) / len(some):.2f} ms of processor"
