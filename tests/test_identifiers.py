import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.identifiers import FILMS, PEOPLE, Site, canonical, identifier


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
        assert identifier(link) == (sites[site].name, link.rstrip("/").rpartition("/")[2])
        assert canonical(link) == link


@pytest.mark.parametrize(
    ("address", "variants"),
    [
        (
            "https://www.imdb.com/title/tt0114709/",
            [
                "http://imdb.com/title/tt0114709",
                "HTTPS://M.IMDB.com/title/tt0114709/?ref_=nv_sr_1",
                "https://www.imdb.com/de/title/tt0114709/",
                "https://www.imdb.com/es-es/title/tt0114709#top",
            ],
        ),
        ("https://www.imdb.com/name/nm0000158/", ["https://m.imdb.com/name/nm0000158"]),
        (
            "https://www.themoviedb.org/movie/862",
            ["http://themoviedb.org/movie/862-toy-story", "https://www.themoviedb.org/movie/862?language=de-DE"],
        ),
        ("https://www.themoviedb.org/person/31", ["https://www.themoviedb.org/person/31-tom-hanks/"]),
        (
            "http://www.wikidata.org/entity/Q171048",
            ["https://www.wikidata.org/wiki/Q171048", "https://m.wikidata.org/wiki/Q171048#sitelinks"],
        ),
        (
            "https://en.wikipedia.org/wiki/Amélie",
            ["https://en.m.wikipedia.org/wiki/Am%C3%A9lie", "http://en.wikipedia.org/wiki/amélie"],
        ),
        (
            "https://en.wikipedia.org/wiki/Who's_Afraid_of_Virginia_Woolf%3F_(film)",
            ["https://en.wikipedia.org/wiki/Who%27s_Afraid_of__Virginia_Woolf%3F_(film)"],
        ),
        ("https://example.org/toy-story", ["http://www.example.org/toy-story/", "http://EXAMPLE.org/toy-story"]),
    ],
)
def test_an_address_is_one_however_it_is_written(address: str, variants: list[str]) -> None:
    assert {canonical(each) for each in (address, *variants)} == {address}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://en.wikipedia.org/wiki/Amour", "https://fr.wikipedia.org/wiki/Amour"),
        ("https://en.wikipedia.org/wiki/Amour", "https://en.wikipedia.org/wiki/AMOUR"),
        ("https://en.wikipedia.org/wiki/Kill_Bill#Volume_1", "https://en.wikipedia.org/wiki/Kill_Bill"),
        ("https://www.themoviedb.org/movie/31", "https://www.themoviedb.org/person/31"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/A", "https://example.org/a"),
    ],
)
def test_addresses_of_different_things_stay_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_an_article_of_wikipedia_is_an_identifier_with_its_edition() -> None:
    assert identifier("https://de.m.wikipedia.org/wiki/Die_fabelhafte_Welt_der_Am%C3%A9lie") == (
        "Wikipedia",
        "de:Die_fabelhafte_Welt_der_Amélie",
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://en.wikipedia.org/wiki/Category:2001_films",
        "https://en.wikipedia.org/wiki/Amour#Plot",
        "https://en.wikipedia.org/wiki/%FF",
        "https://en.wikipedia.org/wiki/%00",
        "https://en.wikipedia.org/wiki/_",
    ],
)
def test_a_page_of_wikipedia_that_is_no_article_is_none(link: str) -> None:
    assert identifier(link) is None


@given(st.text())
def test_any_text_has_one_canonical_form(text: str) -> None:
    for link in (text, f"https://en.wikipedia.org/wiki/{text}", f"https://www.imdb.com/{text}"):
        assert canonical(canonical(link)) == canonical(link)
