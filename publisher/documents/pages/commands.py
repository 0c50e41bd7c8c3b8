"""The commands that a page shows to fetch, to check and to load a file; a test runs each of them as it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from publisher.formats import CSV, JSON_LINES, NQUADS, NTRIPLES, PARQUET, TURTLE, ZSTANDARD, Format, Packing


class Command(NamedTuple):
    """A command: the program that it is for, and its lines."""

    tool: str
    text: str


STATEMENTS = (NQUADS, NTRIPLES, TURTLE)
READERS = {CSV: "read_csv", PARQUET: "read_parquet"}


def fetching(address: str, name: str) -> Command:
    """What fetches a file, and goes on where it was broken off."""
    return Command("curl", f"curl --continue-at - --remote-name {address}{name}")


def checking(address: str) -> Command:
    """What checks all files that were fetched."""
    return Command(
        "sha256sum", f"curl --remote-name {address}SHA256SUMS\nsha256sum --check --ignore-missing SHA256SUMS"
    )


def verifying(address: str) -> Command:
    """What recomputes the id of the release from its N-Quads."""
    return Command("publisher", f"curl --remote-name {address}manifest.json\npublisher verify .")


def loading(name: str, form: Format, packing: Packing | None) -> Iterator[Command]:
    """What loads a file that was fetched; programs that read no Zstandard are given what `zstd` unpacks."""
    plain = name.removesuffix(f".{ZSTANDARD.extension}")
    before = f"zstd --decompress {name}\n" if packing is ZSTANDARD else ""
    if form in STATEMENTS:
        yield Command("Oxigraph", f"{before}oxigraph load --location films --file {plain}")
        yield Command("Fuseki", f"{before}tdb2.tdbloader --loc films {plain}\nfuseki-server --loc films /films")
        load = f"ld_dir('$PWD', '{plain}', 'urn:films'); rdf_loader_run(); checkpoint;"
        yield Command("Virtuoso", f'{before}isql-vt 1111 dba dba exec="{load}"')
    elif form is JSON_LINES:
        query = f"FROM read_ndjson_objects('{name}') SELECT json->>'@type' AS type, count(*) GROUP BY type"
        yield Command("DuckDB", f'duckdb -c "{query}"')
    else:
        read = f"import pandas; print(pandas.{READERS[form]}('{plain}'))"
        yield Command("DuckDB", f"duckdb -c \"FROM '{name}' LIMIT 5\"")
        yield Command("pandas", f'{before}python3 -c "{read}"')
