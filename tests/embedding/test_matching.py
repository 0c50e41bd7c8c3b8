"""A page is matched to its film by what it says of itself, and to none where that is not sure."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import pytest

from publisher.embedding.clues import clues
from publisher.embedding.matching import match
from publisher.embedding.page import Page

BASE = "https://films.example/"
IMDB = "https://www.imdb.com/title/tt0078748/"
WIKIPEDIA = "https://en.wikipedia.org/wiki/Amélie"
ALIEN, AMELIE, REMAKE = "film/alien-1979", "film/amelie-2001", "film/alien-2030"


class Films:
    """A few films, by what others call them."""

    links: ClassVar[dict[str, str]] = {IMDB: ALIEN, WIKIPEDIA: AMELIE, "https://site.example/alien": ALIEN}
    titles: ClassVar[dict[tuple[str, int], list[str]]] = {
        ("Alien", 1979): [ALIEN],
        ("Amélie", 2001): [AMELIE],
        ("Alien", 2030): [REMAKE, "film/alien-2030-x"],
    }

    def linked(self, links: Iterable[str]) -> Sequence[str]:
        return list({self.links[link] for link in links if link in self.links})

    def titled(self, title: str, year: int) -> Sequence[str]:
        return self.titles.get((title, year), [])


def film(text: str) -> str | None:
    return match(clues(Page(text.encode(), "page.html"), BASE), Films(), BASE).path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f'<link rel="canonical" href="{BASE}{ALIEN}">', ALIEN),
        (f'<meta property="og:url" content="{BASE}{ALIEN}#film">', ALIEN),
        ("<link href='http://www.site.example/alien/' rel='x canonical'>", ALIEN),
        ('<a href="http://imdb.com/title/tt0078748/?ref_=fn">IMDb</a>', ALIEN),
        ('<a href="https://m.imdb.com/de/title/tt0078748">IMDb</a>', ALIEN),
        ('<a href="https://en.m.wikipedia.org/wiki/Am%C3%A9lie#Plot">W</a>', AMELIE),
        ("<title>Alien (1979) | A site</title>", ALIEN),
        ("<title>A site – Alien (film, 1979)</title>", ALIEN),
        ("<h1>Am&eacute;lie <small>(2001)</small></h1>", AMELIE),
        ('<meta property="og:title" content="Alien [1979]">', ALIEN),
        (f'<h1>Alien (1979)</h1><a href="{IMDB}">x</a><a href="{WIKIPEDIA}">like this one</a>', ALIEN),
        # not sure
        (f'<a href="{IMDB}">x</a><a href="{WIKIPEDIA}">y</a>', None),
        (f'<a href="{IMDB}">x</a><h1>Amélie (2001)</h1>', ALIEN),
        ("<title>Alien</title>", None),
        ("<title>Alien (2030)</title>", None),
        ("<title>Unknown (1979)</title>", None),
        (f'<!-- <link rel="canonical" href="{BASE}{ALIEN}"> -->', None),
        (f'<script>\'<link rel="canonical" href="{BASE}{ALIEN}">\'</script>', None),
        (f'<link rel="canonical" href="{BASE}person/x">', None),
        ("", None),
    ],
)
def test_a_page_is_about_the_film_that_it_names(text: str, path: str | None) -> None:
    assert film(text) == path


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-15", "utf-16", "none", "idna", ""])
def test_titles_are_read_in_the_encoding_of_the_page(charset: str) -> None:
    encoding = charset if charset not in ("none", "idna", "") else "windows-1252"
    content = f"<meta charset={charset}><h1>Amélie (2001)</h1>".encode(encoding)
    assert match(clues(Page(content, "page.html"), BASE), Films(), BASE).path == AMELIE


def test_letters_of_another_alphabet_are_read_in_the_encoding_of_the_page() -> None:
    content = "<meta charset=windows-1251><h1>Чужой (1979)</h1>".encode("windows-1251")
    assert clues(Page(content, "page.html"), BASE).titles == (("Чужой", 1979),)


def test_why_no_film_can_be_told_is_said() -> None:
    def reason(text: str) -> str:
        return match(clues(Page(text.encode(), "page.html"), BASE), Films(), BASE).reason

    assert "names no film" in reason("<p>")
    assert "film/alien-1979, film/amelie-2001" in reason(f'<a href="{IMDB}">x</a><a href="{WIKIPEDIA}">y</a>')
    assert "no film of the catalogue" in reason("<title>Unknown (1979)</title>")
