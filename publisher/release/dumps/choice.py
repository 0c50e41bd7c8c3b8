"""Which dumps are written: one of them is a format, and how it is packed."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from publisher.errors import UsageError
from publisher.formats import CSV, GZIP, JSON_LINES, NQUADS, NTRIPLES, PARQUET, TURTLE, ZSTANDARD, Format, Packing


@dataclass(frozen=True, slots=True)
class Dump:
    """A format, packed or not; on the command line it is called as its files end: `ttl.gz`, `csv`."""

    form: Format
    packing: Packing | None = None

    @property
    def name(self) -> str:
        """What its files end with."""
        return self.form.extension + (f".{self.packing.extension}" if self.packing else "")

    def lacks(self) -> str | None:
        """The extra that must be installed before it can be written, or None where nothing is missing."""
        if self.form is PARQUET and not find_spec("pyarrow"):
            return "parquet"
        if self.packing is ZSTANDARD and not any(map(there, ("compression.zstd", "backports.zstd"))):
            return "zstd"
        return None


def there(module: str) -> bool:
    """Whether a module can be imported."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package around it
        return False


ALL = (
    *(Dump(form, packing) for form in (NQUADS, NTRIPLES, TURTLE, JSON_LINES) for packing in (GZIP, ZSTANDARD)),
    *(Dump(CSV, packing) for packing in (None, GZIP, ZSTANDARD)),
    Dump(PARQUET),
)
"""Everything that can be written beside the sorted N-Quads, which a release always has."""
BY_NAME = {dump.name: dump for dump in ALL}
USUAL = "nq.gz,nt.gz,ttl.gz,jsonl.gz,csv"
"""What every installation can write, and every tool can read."""


def chosen(names: str) -> tuple[Dump, ...]:
    """The dumps that a list asks for: names with commas between them, `all`, or `none`.

    Raises `UsageError` for a name of none, and for one that needs what is not installed.
    """
    if names == "none":
        return ()
    wanted = tuple(dict.fromkeys(ALL if names == "all" else asked(names)))
    if missing := {dump.name: extra for dump in wanted if (extra := dump.lacks())}:
        extras = ",".join(sorted(set(missing.values())))
        raise UsageError(
            f"--dumps: {', '.join(missing)} cannot be written with what is installed",
            f"pip install 'film-facts-publisher[{extras}]', or choose others",
        )
    return wanted


def asked(names: str) -> Iterator[Dump]:
    """The dumps of a list.

    Raises `UsageError` for a name of none.
    """
    for name in filter(None, map(str.strip, names.split(","))):
        if name not in BY_NAME:
            raise UsageError(f"--dumps: no dump {name!r}", f"choose of {', '.join(BY_NAME)}, or all, or none")
        yield BY_NAME[name]
