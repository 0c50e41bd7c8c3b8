"""The folders are the architecture: the exact map of who imports whom."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "publisher"
DATA = {
    *("errors", "findings", "formats", "vocabulary", "iris", "countries"),
    *("descent", "hands", "identifiers", "nquads", "progress", "shipped", "statement"),
}
"""Tables and nouns without arrows to anything but each other; anybody may read them."""
ARROWS = {
    "facts": set(),
    "pickled": {"facts"},
    "sources": {"facts", "pickled"},
    "identity": {"facts"},
    "provenance": {"facts", "identity"},
    "conflicts": {"facts", "identity", "sources"},
    "joins": {"identity", "sources"},
    "graph": {"facts", "identity", "provenance"},
    "foreign": {"identity", "provenance", "sources"},
    "shapes": set(),
    "release": {"facts", "foreign", "graph", "identity", "pickled", "provenance", "shapes", "sources"},
    "labels": set(),
    "description": {"identity", "labels"},
    "store": {"description", "release"},
    "publication": {"release", "store"},
    "query": {"documents", "store"},
    "catalog": {"query", "release", "store"},
    "documents": {"description", "store"},
    "web": {"catalog", "description", "documents", "query", "richresults", "store"},
    "server": {"publication", "query", "release", "store", "web"},
    "richresults": {"documents", "store"},
    "embedding": {"description", "documents", "release", "store"},
    "terminal": set(),
    "verbs": {
        "conflicts",
        "description",
        "documents",
        "embedding",
        "identity",
        "joins",
        "query",
        "release",
        "richresults",
        "server",
        "sources",
        "store",
        "terminal",
        "web",
    },
    "__main__": {"verbs"},
}
AMONG_DATA = {
    "descent": set(),
    "errors": set(),
    "findings": set(),
    "formats": {"errors"},
    "hands": {"descent"},
    "vocabulary": set(),
    "iris": {"errors"},
    "countries": set(),
    "identifiers": set(),
    "nquads": set(),
    "progress": {"findings"},
    "shipped": {"errors"},
    "statement": {"errors", "nquads"},
}


@cache
def files() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "node_modules" not in path.parts]


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def measured() -> dict[str, set[str]]:
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in files():
        own = {name.split(".")[1] for name in imports(path) if name.startswith("publisher.")}
        rooms[room(path)] |= own - {room(path), "__version__"}
    rooms.pop("__init__")
    return dict(rooms)


def test_the_rooms_are_those_of_the_map() -> None:
    assert set(measured()) == set(ARROWS) | DATA


@pytest.mark.parametrize("name", ARROWS)
def test_each_room_imports_exactly_what_the_map_says(name: str) -> None:
    assert measured()[name] - DATA == ARROWS[name]


@pytest.mark.parametrize("name", AMONG_DATA)
def test_the_tables_stand_on_their_own(name: str) -> None:
    assert measured()[name] == AMONG_DATA[name]


def test_the_map_has_no_cycle() -> None:
    standing: set[str] = set()
    while ready := {name for name, below in ARROWS.items() if below <= standing} - standing:
        standing |= ready
    assert standing == set(ARROWS)


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("flask", {"web"}),
        ("werkzeug", {"server", "web"}),
        ("granian", {"server"}),
        ("httptools", {"server"}),
        ("click", {"verbs"}),
        ("pyld", {"documents"}),
        ("rdflib", {"vocabulary", "nquads", "graph", "provenance", "release", "shapes", "catalog"}),
        (
            "pyoxigraph",
            {
                *("sources", "release", "description", "store", "documents", "query", "catalog"),
                *("embedding", "labels", "richresults", "statement", "web", "verbs"),
            },
        ),
        ("yaml", {"sources"}),
        ("bs4", {"sources"}),
        ("markdown_it", {"sources"}),
        ("rich", {"terminal"}),
    ],
)
def test_a_library_has_its_rooms(library: str, rooms: set[str]) -> None:
    using = {room(path) for path in files() if any(i.split(".")[0] == library for i in imports(path))}
    assert using <= rooms
    assert using
