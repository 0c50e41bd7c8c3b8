"""Identifiers in the web of data: which site's, how one is written there, and its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Who gives identifiers to one kind of thing: their form, and the address of the thing there."""

    name: str
    form: re.Pattern[str]
    address: str
    digits: int = 0
    """How many digits a bare number is filled up to behind `prefix`."""
    prefix: str = ""

    def link(self, written: str) -> str | None:
        """The address for an identifier, as it stands in tables or within an address; None for what is none.

        Bare numbers are filled up (`114709` is `tt0114709`), and so are those that a spreadsheet made decimal.
        """
        last = written.strip().rstrip("/").rpartition("/")[2].removesuffix(".0")
        number = last.removeprefix(self.prefix)
        if number.isascii() and number.isdecimal():
            last = f"{self.prefix}{number.lstrip('0'):0>{self.digits}}" if int(number) else ""
        return self.address.format(last) if self.form.fullmatch(last) else None

    def identifier(self, link: str) -> str | None:
        """The identifier in an address of ours or of the site's own making; None for other addresses."""
        before, after = self.address.split("{}")
        bare = re.sub("^https?://(www[.])?", "", link).removesuffix("/")
        start, end = re.sub("^https?://(www[.])?", "", before), after.removesuffix("/")
        found = bare[len(start) : len(bare) - len(end)] if bare.startswith(start) and bare.endswith(end) else ""
        return found if self.form.fullmatch(found) else None


TITLE = re.compile("tt[0-9]{7,10}")
PERSON = re.compile("nm[0-9]{7,10}")
NUMBER = re.compile("[1-9][0-9]{0,9}")
ITEM = re.compile("Q[1-9][0-9]{0,11}")
ARTICLE = re.compile(r"[^\s<>\"{}|\\^`\[\]#?]+")

FILMS: Mapping[str, Site] = {
    "imdb": Site("IMDb", TITLE, "https://www.imdb.com/title/{}/", 7, "tt"),
    "tmdb": Site("TMDB", NUMBER, "https://www.themoviedb.org/movie/{}"),
    "wikidata": Site("Wikidata", ITEM, "http://www.wikidata.org/entity/{}", prefix="Q"),
    "wikipedia": Site("Wikipedia", ARTICLE, "https://en.wikipedia.org/wiki/{}"),
}
PEOPLE: Mapping[str, Site] = {
    **FILMS,
    "imdb": Site("IMDb", PERSON, "https://www.imdb.com/name/{}/", 7, "nm"),
    "tmdb": Site("TMDB", NUMBER, "https://www.themoviedb.org/person/{}"),
}
STATED = ("imdb", "tmdb", "wikidata")
"""The sites whose identifiers are stated beside the address."""


def identifier(link: str) -> tuple[str, str] | None:
    """Which site an address belongs to, and the identifier of the thing there; None where it is none of these."""
    for sites in (FILMS, PEOPLE):
        for key in STATED:
            if found := sites[key].identifier(link):
                return sites[key].name, found
    return None
