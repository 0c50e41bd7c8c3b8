from pathlib import Path

import pytest
from catalogue import BASE
from hypothesis import given
from hypothesis import strategies as st

from publisher import nquads
from publisher.release.dumps import names as module
from publisher.release.dumps.names import names
from publisher.vocabulary import SCHEMA

KINDS = st.sampled_from(["person", "organization", "place", "film", "event"])
PEOPLE = st.dictionaries(st.tuples(KINDS, st.integers(0, 50)), st.text(st.characters(exclude_categories=["Cs"])))


def iri(kind: str, number: int) -> str:
    return f"<{BASE}{kind}/x-{number}#{kind}>"


@given(people=PEOPLE, stretch=st.sampled_from([1, 200, 1 << 14]))
def test_each_thing_that_is_no_film_is_found_by_its_iri(
    tmp_path_factory: pytest.TempPathFactory, people: dict[tuple[str, int], str], stretch: int
) -> None:
    path = tmp_path_factory.mktemp("dump") / "catalogue.nq"
    said = (
        f"{iri(*thing)} <{term}> {nquads.quoted(name)} <urn:x:g> ."
        for thing, name in people.items()
        for term in ("http://other.example/a", SCHEMA.name, SCHEMA.alternateName)
    )
    others = ["<http://a.example/x> <urn:x:p> <urn:x:o> <urn:x:g> .", "<urn:x:z> <urn:x:p> <urn:x:o> <urn:x:g> ."]
    path.write_text("".join(f"{line}\n" for line in sorted([*said, *others])), encoding="utf-8", newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STRETCH", stretch)
        with names(path, BASE) as found:
            for kind in ("person", "organization", "place", "event"):
                for number in range(52):
                    assert found.of(iri(kind, number).encode()) == people.get((kind, number))


def test_a_thing_without_a_name_has_none(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.nq"
    path.write_text(f"{iri('person', 1)} <urn:x:p> <urn:x:o> <urn:x:g> .\n", encoding="utf-8")
    with names(path, BASE) as found:
        assert found.of(iri("person", 1).encode()) is None
        assert found.of(b"<urn:x:a>") is None
