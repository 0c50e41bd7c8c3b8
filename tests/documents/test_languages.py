import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.documents.languages import differ, distance, preferred
from publisher.documents.resource import Statements


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, ()),
        ("", ()),
        ("*", ()),
        ("da, en-gb;q=0.8, en;q=0.7", ("da", "en-gb", "en")),  # RFC 9110, section 12.5.4
        ("en;q=0.5, de", ("de", "en")),
        ("de;q=0, en", ("en",)),
        ("fr ; q=0.2 , EN", ("en", "fr")),
        ("en;q=2, de;q=x, fr;level=1, it", ("it",)),
        ("zh-Hant-TW", ("zh-hant-tw",)),
        ("no language at all, <script>, ,,", ()),
        ("en, en;q=0.1", ("en",)),
    ],
)
def test_the_languages_of_a_header_stand_in_the_order_of_their_weights(
    header: str | None, wanted: tuple[str, ...]
) -> None:
    assert preferred(header) == wanted


@given(st.text())
def test_no_header_is_too_strange(header: str) -> None:
    assert all(tag == tag.lower() for tag in preferred(header))


@pytest.mark.parametrize(
    ("wanted", "there", "best"),
    [
        ("zh-Hant-CN-x-private1", ["zh", "zh-Hant", "en"], "zh-Hant"),  # RFC 4647, section 3.4: cut from the end
        ("de-CH", ["en", "de"], "de"),
        ("de", ["en", "de-CH"], "de-CH"),
        ("fr, de;q=0.5", ["de", "fr"], "fr"),
        ("fr, de;q=0.5", ["en", "de"], "de"),
        ("EN", ["de", "en"], "en"),
        ("e", ["de", "en"], "de"),
        ("ja", ["de", "en"], "de"),
    ],
)
def test_the_language_that_suits_best_is_found_as_rfc_4647_looks_up(wanted: str, there: list[str], best: str) -> None:
    assert min(there, key=lambda tag: distance(tag, preferred(wanted))) == best


def test_what_states_no_language_suits_like_one_that_nobody_asked_for() -> None:
    assert distance(None, ("en",)) == distance("fr", ("en",)) > distance("en", ("en",))


def named(name: str, language: str | None, source: str) -> ox.Quad:
    return ox.Quad(
        ox.NamedNode("http://a.example/film/x#film"),
        ox.NamedNode("https://schema.org/name"),
        ox.Literal(name, language=language) if language else ox.Literal(name),
        ox.NamedNode(f"http://a.example/source/{source}#graph"),
    )


NAMES = (named("Perfection", None, "a"), named("Perfection", None, "b"), named("La perfección", "es", "c"))


@pytest.mark.parametrize(
    ("wanted", "name", "others"),
    [("", "Perfection", ["La perfección"]), ("es-MX", "La perfección", ["Perfection"]), ("fr", "Perfection", None)],
)
def test_a_thing_is_named_in_the_language_of_the_reader_and_keeps_its_other_names(
    wanted: str, name: str, others: list[str] | None
) -> None:
    thing = Statements.of(NAMES, preferred(wanted)).resource("http://a.example/film/x#film")
    assert thing.name.text == name
    assert [other.text for other in thing.other_names] == (others or ["La perfección"])


def test_languages_differ_only_where_one_thing_is_said_in_several() -> None:
    assert differ(Statements.of(NAMES).about)
    assert not differ(Statements.of(NAMES[:2]).about)
    assert not differ(Statements.of(NAMES[2:]).about)
