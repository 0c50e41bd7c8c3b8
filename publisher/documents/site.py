"""The site that a page belongs to: how a page links to other pages and to the world."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from publisher.iris import slug
from publisher.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Site:
    """Where a page stands: `base` begins the IRIs in the data, `root` leads from the page to the site's first page.

    All links of a page are relative, so that the site works at any address and under any prefix.
    """

    base: str
    root: str = "./"

    def to(self, path: str = "") -> str:
        """The link to a path of the site, as `film/alien-1979` or nothing for the first page."""
        return self.root + path

    def path(self, iri: str) -> str | None:
        """The path of the document that describes a thing of ours, or None for any other IRI."""
        return iri.removeprefix(self.base).partition("#")[0] if iri.startswith(self.base) else None

    def href(self, iri: str) -> str | None:
        """The link to whatever an IRI names: to its page here, or to its address where that is one of the web's."""
        path = self.path(iri)
        if path is not None:
            return self.to(path)
        return iri if is_web(iri) else None

    def genre(self, name: str) -> str:
        """The link to the films of a genre."""
        return self.to(f"genre/{slug(name)}")


def is_web(iri: str) -> bool:
    """Whether an IRI is an address of the web; nothing else becomes a link."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def short(iri: str, base: str) -> str:
    """An IRI as a person reads it: ours as paths, those of known vocabularies with their prefixes."""
    starts = {base: "", **{start: f"{prefix}:" for prefix, start in PREFIXES.items()}}
    return next((new + iri.removeprefix(old) for old, new in starts.items() if iri.startswith(old)), iri)


def host(iri: str) -> str:
    """The host of an address, as a person calls it."""
    return (urlsplit(iri).hostname or iri).removeprefix("www.") if is_web(iri) else iri
