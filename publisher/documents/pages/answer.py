"""The first rows of an answer to a query, for people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from publisher.store import Answer

MOST = 200
"""Rows that a page shows; files carry all of them."""
STATEMENT = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a table."""

    text: str
    iri: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, the first rows, and whether there are more; None is an unbound variable."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What the page shows of an answer: a verdict, or a table of bindings or statements."""

    verdict: bool | None = None
    table: Table | None = None

    @classmethod
    def of(cls, answer: Answer) -> "AnswerPage":
        """The page of an answer, read no further than it is shown."""
        if isinstance(answer, ox.QueryBoolean):
            return cls(verdict=bool(answer))
        if isinstance(answer, ox.QuerySolutions):
            names = tuple(variable.value for variable in answer.variables)
            return cls(table=table(names, ([row[name] for name in names] for row in answer)))
        return cls(table=table(STATEMENT, ([triple.subject, triple.predicate, triple.object] for triple in answer)))

    def iris(self, base: str) -> list[str]:
        """The IRIs of ours in the table, which begin with the base."""
        cells = (cell for row in (self.table.rows if self.table else ()) for cell in row if cell and cell.iri)
        return list(dict.fromkeys(cell.text for cell in cells if cell.text.startswith(base)))


def table(names: tuple[str, ...], rows: Iterator[Iterable[object]]) -> Table:
    """The first rows of bindings or of a graph."""
    found = [tuple(cell(term) for term in row) for row in islice(rows, MOST + 1)]
    return Table(names, tuple(found[:MOST]), len(found) > MOST)


def cell(term: object) -> Cell | None:
    """A term as a cell."""
    match term:
        case None:
            return None
        case ox.NamedNode():
            return Cell(term.value, iri=True)
        case ox.Literal():
            return Cell(term.value, language=term.language)
        case _:
            return Cell(str(term))
