"""Finding things by name as one types it, from tables in the index of a release."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.iris import spelling
from publisher.release.index import POPULAR_ORDERS, Index
from publisher.release.things import Entry, entries, sorted_by

RANKS = """
INSERT INTO popular (rank, thing)
SELECT row_number() OVER (ORDER BY coalesce(led.links, 0) + coalesce(leads.links, 0) DESC, id), id FROM thing
LEFT JOIN (SELECT target, max(place) AS links FROM link GROUP BY target) AS led ON led.target = id
LEFT JOIN (SELECT thing, count(DISTINCT target) AS links FROM link GROUP BY thing) AS leads ON leads.thing = id
"""
NAMED = """
INSERT INTO found (rowid, spellings)
SELECT rank, spellings FROM found_thing JOIN listed USING (number) JOIN popular USING (thing) ORDER BY rank
"""
MOST_WORDS, LONGEST_WORD = 8, 16
"""What is looked at of a text for which nothing is found."""
EXACT = """
SELECT thing.path, thing.kind, thing.name, thing.year, thing.language FROM spelling
JOIN thing ON thing.id = spelling.thing JOIN popular ON popular.thing = thing.id
WHERE spelling.spelling = ? ORDER BY popular.rank LIMIT ?
"""
MATCHING = """
SELECT thing.path, thing.kind, thing.name, thing.year, thing.language
FROM (SELECT rowid AS rank FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?) AS best
JOIN popular ON popular.rank = best.rank JOIN thing ON thing.id = popular.thing ORDER BY best.rank
"""


def write_names(tables: sqlite3.Connection) -> None:
    """Write the names of things, with those first to which most leads, or from which; links are written before.

    Since the full-text table is numbered in that order, the best matches are its first ones: nothing is sorted when
    something is sought.
    """
    for statement in (RANKS, *POPULAR_ORDERS, NAMED):
        tables.execute(statement)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of things, as an index finds them."""

    index: Index

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold the words of the text, the last of which may be only begun.

        Those of exactly that name come first, then those to which most leads.
        """
        sought = spelling(text)
        if not sought:
            return ()
        whole = entries(self.index.rows(EXACT, sought, limit))
        *words, last = (f'"{word}"' for word in sought.split())
        begun = entries(self.index.rows(MATCHING, " ".join([*words, f"{last}*"]), limit))
        return tuple(dict.fromkeys((*whole, *begun)))[:limit]

    def near(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold as many of the first words of the text as any do, or begin as they do.

        An article says nothing, unless there is nothing else.
        """
        words = sorted_by(text).split()[:MOST_WORDS]
        fewer = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        shorter = [words[0][:length] for length in range(min(len(words[0]), LONGEST_WORD) - 1, 2, -1)] if words else []
        return next((found for each in (*fewer, *shorter) if (found := self.find(each, limit))), ())
