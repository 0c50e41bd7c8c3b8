"""Titles that films without one are lent by the films that share an identifier with them."""

from collections.abc import Iterable, Iterator, Sequence

from publisher.pickled import packed, unpacked
from publisher.sources import aside
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.drafts import Drafts

TABLE = "CREATE TABLE lent (link TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID"


class Lending:
    """The title and the year of each film that shares an identifier with one that lacks them; the last counts."""

    def __init__(self, folders: Iterable[Drafts]) -> None:
        found = list(folders)
        self.lacking = any(drafts.lacking for drafts in found)
        if self.lacking:
            self.fill(found)

    def fill(self, folders: Sequence[Drafts]) -> None:
        """Look through all films: once for what is lacking, and once for who has it."""
        self.tables = aside.tables(self, TABLE)
        lacking = ((link,) for drafts in folders if drafts.lacking for each in drafts for link in wanted(each))
        self.tables.executemany("INSERT OR IGNORE INTO lent VALUES (?, NULL)", lacking)
        lenders = (each for drafts in folders for each in drafts if each.title)
        self.tables.executemany("UPDATE lent SET content = ? WHERE link = ?", offers(lenders))

    def lent(self, draft: Draft) -> Draft:
        """A film, with a title where it lacked one that another has."""
        links = () if draft.title or not self.lacking else draft.links
        found = (self.tables.execute("SELECT content FROM lent WHERE link = ?", (link,)).fetchone() for link in links)
        if (content := next((row[0] for row in found if row and row[0]), None)) is not None:
            draft.title, draft.fields["year"] = unpacked(content)
            draft.borrowed = True
        return draft


def wanted(draft: Draft) -> Iterable[str]:
    """The identifiers by which a film without a title may find one."""
    return () if draft.title else draft.links


def offers(lenders: Iterable[Draft]) -> Iterator[tuple[bytes, str]]:
    """What each film can lend, by each of its identifiers."""
    for draft in lenders:
        content = packed((draft.title, draft.fields.get("year")))
        yield from ((content, link) for link in draft.links)
