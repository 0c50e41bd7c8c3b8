"""Identifiers in the web of data: which site's, how one is written there, and its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote


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
        if (known := identity(written.strip())) and known.address.startswith(self.address.partition("{")[0]):
            return known.address
        last = written.strip().rstrip("/").rpartition("/")[2].removesuffix(".0")
        number = last.removeprefix(self.prefix)
        if number.isascii() and number.isdecimal():
            last = f"{self.prefix}{number.lstrip('0'):0>{self.digits}}" if int(number) else ""
        return self.address.format(last) if self.form.fullmatch(last) else None


TITLE = re.compile("tt[0-9]{7,10}")
PERSON = re.compile("nm[0-9]{7,10}")
NUMBER = re.compile("[1-9][0-9]{0,9}")
ITEM = re.compile("Q[1-9][0-9]{0,11}")
UNSAFE = re.compile(r"[\s<>\"{}|\\^`\[\]#?%]")
NO_TITLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]")
ENCODED = re.compile("(?:[^%]|%[0-9A-Fa-f]{2})*")
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

N = NUMBER.pattern
KNOWN = re.compile(
    r"(?i:https?://(?:www[.]|m[.])?)(?:"
    rf"(?i:imdb[.]com)(?:/[a-z]{{2}}(?:-[a-z]{{2,3}})?)?/(?:title/(?P<title>{TITLE.pattern})|name/(?P<name>{PERSON.pattern}))"
    rf"|(?i:themoviedb[.]org)/(?:movie/(?P<movie>{N})|person/(?P<person>{N}))(?:-[^/?#]*)?"
    rf"|(?i:wikidata[.]org)/(?:wiki|entity)/(?P<item>{ITEM.pattern})"
    r"|(?P<edition>(?i:[a-z][a-z-]{1,11}))(?i:(?:[.]m)?[.]wikipedia[.]org)/wiki/(?P<article>[^?#]+?)"
    r")/?(?:[?][^#]*)?(?P<fragment>#.+|#)?"
)
"""Every way in which an address of a page about one thing is written: for telephones, in languages, with queries."""
HOST = re.compile("^(?:www|m)[.]")
APART = re.compile("(?:Category|File|Help|Portal|Special|Talk|Template|User|Wikipedia):")
"""Pages of Wikipedia that are no articles."""


class Identity(NamedTuple):
    """What an address at a well-known site stands for: the site, the identifier there, and the one way to write it."""

    site: str
    value: str
    address: str
    kind: str | None = None
    """film or person, where the site tells them apart."""


PAGES: Mapping[str, tuple[Site, str | None]] = {
    "title": (FILMS["imdb"], "film"),
    "name": (PEOPLE["imdb"], "person"),
    "movie": (FILMS["tmdb"], "film"),
    "person": (PEOPLE["tmdb"], "person"),
    "item": (FILMS["wikidata"], None),
}
"""The site of each group of the pattern above, and the kind of thing that it knows."""


def identity(link: str) -> Identity | None:
    """What an address stands for; None where it is no page of a well-known site about one thing."""
    found = KNOWN.fullmatch(link)
    if found is None:
        return None
    if found["article"]:
        return None if found["fragment"] else article(found["edition"].lower(), found["article"])
    last = found.lastgroup or ""
    group = last if last in PAGES else next(name for name in PAGES if found[name])
    value = found[group]
    site, kind = PAGES[group]
    return Identity(site.name, value, site.address.format(value), kind)


def article(edition: str, path: str) -> Identity | None:
    """An article of Wikipedia, however its title is encoded; None for a page that is none."""
    title = re.sub("[ _]+", "_", unquote(path) if ENCODED.fullmatch(path) else path).strip("_")
    if not title or APART.match(title) or NO_TITLE.search(title):
        return None
    title = title[0].upper() + title[1:]
    written = UNSAFE.sub(lambda found: quote(found[0], safe=""), title)
    return Identity("Wikipedia", f"{edition}:{title}", f"https://{edition}.wikipedia.org/wiki/{written}")


def canonical(link: str) -> str:
    """The one way to write an address, so that two may be compared."""
    if known := identity(link):
        return known.address
    host, slash, path = link.partition("://")[2].partition("/")
    return f"https://{HOST.sub('', host.lower())}{slash}{path}".rstrip("/")


def identifier(link: str) -> tuple[str, str] | None:
    """Which site an address belongs to, and the identifier of the thing there; None where it is none of these."""
    known = identity(link)
    return (known.site, known.value) if known else None
