import strategies as some
from catalogue import BASE, READINGS
from hypothesis import given
from terms import quads

from publisher import nquads
from publisher.release.build import lines
from publisher.sources.reading import Reading


@given(some.catalogues)
def test_the_text_of_the_mapping_is_that_of_its_terms(catalogue: list[Reading]) -> None:
    assert lines(catalogue, BASE) == nquads.lines(quads(catalogue, BASE))


def test_every_kind_of_fact_is_written_alike() -> None:
    assert lines(READINGS, BASE) == nquads.lines(quads(READINGS, BASE))
