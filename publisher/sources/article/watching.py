"""Where the film can be watched."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from publisher.facts import Organization, Streaming
from publisher.sources.article.claims import Told
from publisher.sources.article.lines import Link
from publisher.sources.article.names import names
from publisher.sources.article.title import MASK

WATCH = re.compile(
    r"\b(?:watch(?:ed)?|stream(?:s|ed|ing)?|available|rent(?:ed)?|buy|bought)\b[^.;]{0,160}?\b(?:on|at|via|through|from)\s(?:the\s)?(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
ELSE = re.compile(r"\b(?:trailers?|teasers?|soundtrack)\b|\bis\savailable\sat:?\s*$", re.IGNORECASE)
OURS = re.compile(rf"{MASK}|\b(?:it|film|movie)\b", re.IGNORECASE)
HOSTS = {
    "netflix": "Netflix", "primevideo": "Amazon Prime Video", "hulu": "Hulu", "disneyplus": "Disney+", "max": "Max",
    "hbomax": "HBO Max", "apple": "Apple TV", "peacocktv": "Peacock", "paramountplus": "Paramount+", "mubi": "MUBI",
    "criterionchannel": "Criterion Channel", "shudder": "Shudder", "tubitv": "Tubi", "amazon": "Amazon",
    "itunes": "iTunes", "vudu": "Vudu", "youtube": "YouTube", "crunchyroll": "Crunchyroll",
}  # fmt: skip


def squeezed(text: str) -> str:
    """Return letters and digits alone."""
    return re.sub(r"[\W_]", "", text.lower().replace("+", "plus"))


def serves(link: str, provider: str) -> bool:
    """Tell whether an address is one of the provider's."""
    host = squeezed(urlsplit(link).netloc)
    return any(word in host for word in (squeezed(provider), *map(squeezed, provider.split())) if len(word) > 2)


def streaming(providers: list[str], links: tuple[str, ...]) -> Iterator[Told]:
    """Yield the services, each with its page; one service takes the only page that is given."""
    for provider in providers:
        own = [link for link in links if serves(link, provider)]
        alone = [*links] if len(links) == len(providers) == 1 else []
        yield Streaming(Organization(provider), next(iter(own or alone), None))


def pointed(text: str, links: Iterable[Link]) -> Iterator[Told]:
    """Yield the services of a line that is made of links with their names, nothing of another line."""
    shown = [link for link in links if link.words.strip()]
    rest = text
    for link in shown:
        rest = rest.replace(link.words.strip(), "", 1)
    if not re.search(r"[^\W_]", re.sub(r"\b(?:and|or|on)\b", "", rest)):
        yield from (Streaming(Organization(" ".join(link.words.split())), link.target) for link in shown)


def watching(text: str, links: tuple[str, ...]) -> Iterator[Told]:
    """Yield the services on which a (masked) sentence says that the film can be watched."""
    match = WATCH.search(text)
    bought = match and match[0].lower().startswith(("rent", "buy", "bought")) and not OURS.search(text)
    if match is None or bought or ELSE.search(text):
        return
    providers, _ = names(re.sub(r",?\s(?:or|and)\s(?:on\s)?(?:the\s)?", " and ", text[match.end() :]))
    yield from streaming(providers, links)
