import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.identifiers import FILMS, PEOPLE, Site, identifier


@pytest.mark.parametrize(
    ("site", "written", "address"),
    [
        (FILMS["imdb"], "tt0114709", "https://www.imdb.com/title/tt0114709/"),
        (FILMS["imdb"], "0114709", "https://www.imdb.com/title/tt0114709/"),
        (FILMS["imdb"], "114709", "https://www.imdb.com/title/tt0114709/"),
        (FILMS["imdb"], "114709.0", "https://www.imdb.com/title/tt0114709/"),
        (FILMS["imdb"], "https://imdb.com/title/tt10954600/", "https://www.imdb.com/title/tt10954600/"),
        (PEOPLE["imdb"], "nm0000158", "https://www.imdb.com/name/nm0000158/"),
        (FILMS["tmdb"], "862", "https://www.themoviedb.org/movie/862"),
        (PEOPLE["tmdb"], "31", "https://www.themoviedb.org/person/31"),
        (FILMS["wikidata"], "Q171048", "http://www.wikidata.org/entity/Q171048"),
        (FILMS["wikipedia"], "Amour_(2012_film)", "https://en.wikipedia.org/wiki/Amour_(2012_film)"),
    ],
)
def test_an_identifier_has_one_address_however_it_is_written(site: Site, written: str, address: str) -> None:
    assert site.link(written) == address


@pytest.mark.parametrize("written", ["", "0", "tt", "nm0000158", "-5", "12 13", "tt0114709\n1", "٣"])
def test_what_has_not_the_form_of_an_identifier_is_none(written: str) -> None:
    assert FILMS["imdb"].link(written) is None


@pytest.mark.parametrize("link", ["http://www.imdb.com/title/tt0114709", "https://imdb.com/title/tt0114709/"])
def test_an_address_of_a_site_holds_its_identifier(link: str) -> None:
    assert identifier(link) == ("IMDb", "tt0114709")


@pytest.mark.parametrize(
    "link",
    ["https://www.imdb.com/title/tt0114709/reviews", "https://x.example/title/tt0114709/", "https://www.imdb.com/"],
)
def test_another_address_holds_none(link: str) -> None:
    assert identifier(link) is None


@given(st.sampled_from(["imdb", "tmdb", "wikidata"]), st.integers(1, 10**9))
def test_what_was_made_an_address_is_found_in_it(site: str, number: int) -> None:
    for sites in (FILMS, PEOPLE):
        link = sites[site].link(str(number))
        assert link
        assert identifier(link) == (sites[site].name, sites[site].identifier(link))
