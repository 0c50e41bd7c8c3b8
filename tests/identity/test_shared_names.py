"""Names that several people have, in real tables."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
import worlds

from publisher.facts import Film, Performance, Person, Text
from publisher.iris import words


@pytest.mark.slow
def test_the_names_that_people_share_join_nobody(shared: Path) -> None:
    with (shared / "data/tmdb-cast/cast.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [(row["person_id"], row["name"].strip()) for row in csv.DictReader(stream) if row["name"].strip()]
    people = {Person(name, (f"https://www.themoviedb.org/person/{number}",)) for number, name in rows}
    told = Film(name=Text("All"), cast=tuple(Performance(each, 1) for each in people))
    names = worlds.named([told])
    by_name: dict[str, set[Person]] = defaultdict(set)
    for each in people:
        by_name[words(each.name)].add(each)
    several = [alike for alike in by_name.values() if len({each.same_as for each in alike}) > 1]
    assert len(several) >= 38  # in half of the rows; in all of them 127
    for alike in several:
        assert len({names.named(each) for each in alike}) == len(alike)
    assert len({names.named(each) for each in people}) == len({each.same_as for each in people})
    assert len(names.learnt) < len(several) * 2
