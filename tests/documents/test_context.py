import pytest
from pyld import jsonld as pyld

from publisher import shipped
from publisher.documents import context, jsonld
from publisher.errors import UnreadableSource
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

CONTEXT = "http://localhost:8000/context.jsonld"


def test_the_shipped_context_is_the_one_that_the_tables_make() -> None:
    mend = "write jsonld.text(context.context()) to ontology/context.jsonld"
    assert (shipped.ontology() / "context.jsonld").read_text(encoding="utf-8") == jsonld.text(context.context()), mend


def test_the_context_knows_every_prefix_and_every_term() -> None:
    known = context.context()["@context"]
    assert PREFIXES.items() <= known.items()
    assert set(known) == {"@version", *PREFIXES, *value_types(SCHEMA), *value_types(FILM)}
    assert known["characterName"] == "schema:characterName"
    assert known["creditOrder"] == {"@id": "film:creditOrder", "@type": "xsd:integer"}
    assert known["actor"] == {"@id": "schema:actor", "@type": "@id"}


def test_no_short_name_stands_for_two_terms() -> None:
    assert len({*PREFIXES, *value_types(SCHEMA), *value_types(FILM)}) == sum(
        map(len, (PREFIXES, value_types(SCHEMA), value_types(FILM)))
    )


def test_a_loader_knows_its_addresses_and_refuses_every_other() -> None:
    elsewhere = "https://films.example/context.jsonld"
    load = context.loader({CONTEXT: context.context()})
    assert load(CONTEXT, {})["document"] == context.context()
    with pytest.raises(UnreadableSource, match=elsewhere):
        load(elsewhere, {})
    with pytest.raises(pyld.JsonLdError):
        pyld.expand({"@context": elsewhere, "name": "x"}, {"documentLoader": load})
