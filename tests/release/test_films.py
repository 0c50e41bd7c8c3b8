"""Films beside the memory, and their lines by several processes."""

from unittest.mock import patch

import pytest
import strategies as some
from catalogue import BASE, READINGS
from hypothesis import given

from publisher import nquads
from publisher.graph import quads
from publisher.release import films
from publisher.release.build import lines
from publisher.release.spool import Spool
from publisher.sources.reading import Reading


@given(catalogue=some.catalogues)
def test_what_comes_from_beside_the_memory_is_what_went_there(
    catalogue: list[Reading], tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = [said.film for reading in catalogue for said in reading.said]
    with Spool(tmp_path_factory.mktemp("spool") / "films") as spool:
        for number, film in enumerate(told):
            spool.add(number, film)
    assert list(spool.films(range(len(told)))) == list(enumerate(told))


@given(some.catalogues)
def test_a_build_writes_the_lines_of_the_mapping(catalogue: list[Reading]) -> None:
    assert lines(catalogue, BASE) == nquads.lines(quads(catalogue, BASE))


def test_several_processes_write_what_one_does() -> None:
    with patch.object(films, "BATCH", 1):
        several = lines(READINGS, BASE)
    assert several == lines(READINGS, BASE)
