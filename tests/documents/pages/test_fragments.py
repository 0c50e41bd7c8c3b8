"""The smallest pieces of a page: no text of a source becomes markup."""

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from publisher.documents.pages.citations import Citation
from publisher.documents.pages.film import Credit
from publisher.documents.pages.fragments import Fragments
from publisher.documents.resource import Statements, Value
from publisher.documents.site import Site
from publisher.iris import Kind
from publisher.store import Entry

BASE = "http://films.example/"
ORIGIN, DERIVED = f"{BASE}source/a#source", "https://elsewhere.example/source/publisher#source"
BREAKING = [*"<>&\"' =/;aé", "<script>", "&lt;", "' onclick='", '"><b>']
HOSTILE = st.lists(st.sampled_from(BREAKING), min_size=1).map("".join)
ELEMENTS, ATTRIBUTES = {"a", "span", "bdi"}, {"dir", "lang", "class", "title", "aria-label", "href", "rel"}


def pieces(source: str) -> Fragments:
    name = {"https://schema.org/name": {f'"{source}"': [""]}}
    said = Statements({ORIGIN: name})
    cited = {ORIGIN: Citation(said.resource(ORIGIN), "1", derived=False)}
    return Fragments(Site(BASE, "../"), cited)


@given(HOSTILE, HOSTILE, st.none() | HOSTILE)
def test_no_text_breaks_out_of_its_place(words: str, name: str, language: str | None) -> None:
    value = Value(words, (ORIGIN,), language)
    nothing = Statements({})
    thing, person = nothing.resource(f"{BASE}film/x#film"), nothing.resource(f"https://a.example/{words}")
    f = pieces(name.replace('"', "'"))
    credit = Credit(thing, 1, (), (value,), (value,), (value,), (), (value,), starring=False, said_by=())
    entry = Entry(f"film/{words}", Kind.FILM, words, None, language)
    lines = (f.said(value), f.values([value, value]), f.roles(credit), f.entry(entry), f.things([thing, person]))
    for markup in (*lines, f.address(person, words), f.address(nothing.resource(words))):
        found = BeautifulSoup(markup, "html.parser").select("*")
        assert {each.name for each in found} <= ELEMENTS
        assert {attribute for each in found for attribute in each.attrs} <= ATTRIBUTES
    assert BeautifulSoup(f.text(value), "html.parser").get_text() == words


def test_each_source_has_its_mark_and_its_name_once_a_line() -> None:
    f, value = pieces("list.yaml"), Value("Alien", (ORIGIN,))
    assert 'title="said by list.yaml"' in f.said(value)
    assert f.said(value, besides=(ORIGIN,)) == f.text(value)
    assert not f.marks((DERIVED,))
