"""Addresses of the same film elsewhere."""

import re
from collections.abc import Iterator

from publisher.errors import UnfitFact
from publisher.facts import fit_link
from publisher.sources.article.claims import Refused, SameAs, Told
from publisher.sources.article.lines import Link
from publisher.sources.article.title import MASK

ANNOUNCED = re.compile(
    r"\b(?:is|are|be)\s(?:also\s)?(?:available|found)\b.*:?\s*$|\b(?:page|entry|article|site|website|link)\b[^.]{0,60}:\s*$|\bon\s[^.:]{1,40}:\s*$",
    re.IGNORECASE,
)
SITE = re.compile(
    r"(?:on|at|in|the|official|see|visit|more|film|movie|page|entry|article|website|web\ssite|site|link|find|it|imdb|internet\smovie\sdatabase|wikipedia|wikidata"
    r"|rotten\stomatoes|metacritic|letterboxd|tmdb|the\smovie\sdatabase|allocin[eé]|filmaffinity|kinopoisk|douban|allmovie|afi|mubi|trakt|bfi|tcm)",
    re.IGNORECASE,
)
# Pages of films on sites that hold other pages too.
FILM = re.compile(
    r"https?://(?:[\w-]+\.)*(?:imdb\.com/title/|wikidata\.org/(?:wiki|entity)/Q|themoviedb\.org/movie/|rottentomatoes\.com/m/"
    r"|metacritic\.com/movie/|letterboxd\.com/film/|wikipedia\.org/wiki/|allmovie\.com/movie/|filmaffinity\.com/).+",
    re.IGNORECASE,
)


# Addresses that lead to another page of the same site, or to no page.
INSIDE = re.compile(r"[/#?.]|(?:mailto|javascript|data|tel):", re.IGNORECASE)
NAMED = re.compile(
    r"imdb|wikipedia|wikidata|rotten\stomatoes|metacritic|letterboxd|tmdb|movie\sdatabase|allocin|filmaffinity|kinopoisk|douban|official",
    re.IGNORECASE,
)


def plain(text: str) -> bool:
    """Tell whether a text is made of the title and a site's name alone."""
    words = SITE.sub(" ", text.replace(MASK, " "))
    return not re.search(r"[^\W_]", words)


def same(text: str, links: tuple[Link, ...], *, about: bool) -> Iterator[Told]:
    """Yield the addresses that a (masked) line gives for the film; `about` where its section holds links."""
    for link in links:
        if INSIDE.match(link.target):
            continue
        try:
            fit_link(link.target)
        except UnfitFact as error:
            yield Refused(error.message, error.mend)
            continue
        alone = (MASK in link.words or NAMED.search(link.words)) and plain(link.words) if link.words else plain(text)
        if (FILM.match(link.target) and (about or alone or ANNOUNCED.search(text))) or (
            about and (alone or plain(link.words))
        ):
            yield SameAs(link.target)
