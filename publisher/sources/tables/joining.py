"""Tables of one folder → films: rows find each other by the ids of films and people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from publisher.errors import DataError, UnfitFact
from publisher.facts import Person, Vital
from publisher.findings import Finding, Level, Place
from publisher.identifiers import FILMS, PEOPLE, Site
from publisher.sources.tables import cells, credited, facts
from publisher.sources.tables.columns import FILM_KEYS, PERSON_KEYS
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.drafts import Drafts, Further
from publisher.sources.tables.keys import Key
from publisher.sources.tables.kinds import no_film
from publisher.sources.tables.row import Row
from publisher.sources.tables.table import Table

OWN = ""
"""Whose the ids are that only the folder knows."""


def titled(table: Table, row: Row) -> tuple[Any, Any]:
    """The title and the year of a row, as they are written."""
    named = table.columns.named
    return row.cells.get(named["title"]), row.cells.get(named.get("year", ""))


class Folder:
    """The films and the people of some tables that belong together, and what is wrong in them."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = list(tables)
        self.titled = any(table.columns.of_films for table in self.tables)
        self.findings: list[Finding] = []
        self.drafts = Drafts()
        self.others: Counter[tuple[str, str]] = Counter()

    def read(self) -> None:
        """Read every table, up to where one cannot be read."""
        try:
            self.each()
        except DataError as error:
            self.findings.append(Finding(Place(str(self.tables[0].file)), Level.REFUSED, error.message, error.mend))
        self.turned()
        self.drafts.finish(self.further)

    def each(self) -> None:
        """Read every table: the people first, then the films, then what is said of both."""
        for wanted, take in (
            (lambda table: table.columns.of_people, self.person),
            (lambda table: table.columns.of_films, self.film),
            (lambda table: not (table.columns.of_people or table.columns.of_films), self.detail),
        ):
            for table in filter(wanted, self.tables):
                for row in table.rows() if self.told(table) else ():
                    self.turned()
                    if isinstance(row, Finding):
                        self.findings.append(row)
                    else:
                        with self.tried(table, row) as place:
                            take(table, row, place)
        for (file, kind), count in self.others.items():
            what = f"titles that are no films: {count} {kind}"
            self.findings.append(Finding(Place(file), Level.UNREAD, what))

    def turned(self) -> None:
        """Keep what is wrong so far, and let it be the turn of the next row."""
        if self.findings:
            self.drafts.report(self.findings)
            self.findings.clear()
        self.drafts.turn += 1

    def told(self, table: Table) -> bool:
        """Whether a table tells of films or people; which columns are not read is a finding."""
        place, mend = Place(str(table.file), 1), f"say what they are in {table.file.path.name}.columns.yaml"
        if not table.columns.named and not table.columns.unread:
            self.findings.append(Finding(place, Level.DOUBTFUL, "a table without rows"))
            return True
        known = table.columns.of_films or table.columns.has(*FILM_KEYS, *PERSON_KEYS)
        if not known:
            what = f"no title and no id among the columns {', '.join(table.columns.unread)[:200]}"
            self.findings.append(Finding(place, Level.REFUSED, what, mend))
        elif table.columns.unread:
            what = f"columns not read: {', '.join(table.columns.unread)}"
            self.findings.append(Finding(place, Level.UNREAD, what, mend))
        return known

    @contextmanager
    def tried(self, table: Table, row: Row) -> Iterator[Place]:
        """Take a row; what is unfit in it as a whole is a finding."""
        place = Place(str(table.file), row.line)
        try:
            yield place
        except UnfitFact as error:
            self.findings.append(Finding(place, Level.REFUSED, error.message, error.mend))

    def person(self, table: Table, row: Row, _: Place) -> None:
        """Take a person."""
        name = row.cells.get(table.columns.named.get("person", ""))
        keys, links = self.keys(table, row, PERSON_KEYS, PEOPLE)
        if cells.blank(name, name=True):
            raise UnfitFact("a person without a name", "write it")
        if twice := next((key for key in keys if self.drafts.people.get(key)), None):
            raise UnfitFact(f"the id {twice[1]} is given a second time", "join the two rows")
        person = Person(cells.name(name), tuple(links))
        for meaning, value, number in table.cells(row):
            if meaning in ("born", "died") and not cells.blank(value):
                person = self.dated(person, meaning, value, table, Place(str(table.file), row.line, number))
        self.drafts.people.add(keys, person)

    def dated(self, person: Person, field: str, value: object, table: Table, place: Place) -> Person:
        """A person with a date; without it where it cannot be right."""
        try:
            date = cells.when(value, table.declared, Vital)
            return replace(person, born=date) if field == "born" else replace(person, died=date)
        except UnfitFact as error:
            self.findings.append(Finding(place, Level.REFUSED, error.message, error.mend))
            return person

    def film(self, table: Table, row: Row, place: Place) -> None:
        """Take a film, or, where each row is a credit, one more credit of it."""
        if (kind := no_film(table, row)) is not None:
            self.others[str(table.file), kind] += 1
            return
        keys, links = self.keys(table, row, FILM_KEYS, FILMS)
        credit = table.columns.of_credits and credited.said(table, row)
        if table.columns.of_credits:
            keys.append((str(table.file), "\n".join(cells.written(each) for each in titled(table, row))))
        number = self.drafts.films.first(keys)
        if number is not None and not credit:
            first = self.drafts.draft(number)
            if table.columns.of_results and cells.written(titled(table, row)[0]) == first.title:
                self.drafts.add(number, Further(self.tables.index(table), row, links))
                return
            raise UnfitFact(f"{first.title!r} has the same id", f"join it with the one at {first.place}")
        if number is None:
            number = self.begun(table, row, Draft(place, links=dict.fromkeys(links)), keys)
        if number is not None and credit:
            self.drafts.add(number, Further(self.tables.index(table), row, links))

    def begun(self, table: Table, row: Row, draft: Draft, keys: list[Key]) -> int | None:
        """The number of a film with what its row says; one whose title is unfit, which was told, is left out.

        Raises `UnfitFact` where there is no title.
        """
        if cells.blank(row.cells.get(table.columns.named["title"]), name=True):
            raise UnfitFact("a film without a title", "write it")
        facts.take(draft, table, row, self.findings)
        return self.kept(draft, keys) if draft.title else None

    def kept(self, draft: Draft, keys: list[Key]) -> int:
        """The number under which a film is kept, and known by some ids."""
        number = self.drafts.begin(draft)
        self.drafts.films.add(keys, number)
        return number

    def detail(self, table: Table, row: Row, place: Place) -> None:
        """Take what a row says of a film, or of a person in it."""
        keys, links = self.keys(table, row, FILM_KEYS, FILMS)
        number = self.drafts.films.first(keys)
        if number is None and (self.titled or not keys):
            named = " or ".join(key[1] for key in keys) or "none"
            raise UnfitFact(f"no film has the id {named}", "add the film, or leave the row out")
        if number is None:
            number = self.kept(Draft(place), keys)
        else:
            self.drafts.films.add(keys, number)
        self.drafts.add(number, Further(self.tables.index(table), row, links))

    def further(self, draft: Draft, said: Further) -> None:
        """Add what a row says to a film."""
        table = self.tables[said.table]
        draft.links.update(dict.fromkeys(said.links))
        with self.tried(table, said.row):
            if table.columns.of_credits:
                credited.take(draft, table, said.row, self.credited(table, said.row))
            else:
                facts.take(draft, table, said.row, self.findings)
        if self.findings:
            self.drafts.report(self.findings)
            self.findings.clear()

    def credited(self, table: Table, row: Row) -> Person:
        """The person of a credit: by id, or by name.

        Raises `UnfitFact` for one of whom only an unknown id is said.
        """
        keys, links = self.keys(table, row, PERSON_KEYS, PEOPLE)
        known = self.drafts.people.first(keys)
        if known is not None:
            return known
        column = table.columns.named.get("person")
        value = row.cells.get(column) if column else None
        if cells.blank(value, name=True):
            named = " or ".join(key[1] for key in keys) or "none"
            raise UnfitFact(f"nobody has the id {named}", "add the person, or leave the row out")
        return Person(cells.name(value), tuple(links))

    def keys(
        self, table: Table, row: Row, kinds: Iterable[str], sites: Mapping[str, Site]
    ) -> tuple[list[Key], list[str]]:
        """The ids of a row, and the addresses that they stand for."""
        keys: list[Key] = []
        links: list[str] = []
        for kind in kinds:
            value = row.cells.get(table.columns.named.get(kind, ""))
            if cells.blank(value):
                continue
            site = self.site(table, kind)
            if site == OWN:
                keys.append((OWN, cells.written(value)))
                continue
            link = sites[site].link(cells.written(value))
            if link is None:
                what = f"{cells.written(value)[:60]!r} is no identifier of {sites[site].name}"
                number = list(row.cells).index(table.columns.named[kind]) + 1
                self.findings.append(Finding(Place(str(table.file), row.line, number), Level.REFUSED, what, "mend it"))
                continue
            keys.append((site, link))
            links.append(link)
        return keys, links

    def site(self, table: Table, kind: str) -> str:
        """Whose the ids of a column are: its own name says so, or the declaration, or, without titles, the names."""
        last = kind.rpartition(" ")[2]
        if last != "id":
            return last
        return table.declared.ids or (OWN if self.titled else table.columns.site)
