"""In which order the keys of a snippet stand: what it is, its names, what search engines ask for, then the details."""

from functools import cache, lru_cache

FIRST = (
    *("@context", "@id", "@type", "position", "url", "name", "characterName", "alternateName", "image"),
    *("dateCreated", "datePublished", "uploadDate", "startDate", "duration", "description"),
    *("genre", "countryOfOrigin", "director", "author", "aggregateRating", "review", "actor"),
    *("reviewRating", "ratingValue", "bestRating", "ratingCount", "item", "itemListElement"),
)
LAST = ("mainEntityOfPage", "sameAs")


@cache
def rank(key: str) -> tuple[int, str]:
    """Where a key stands in its object."""
    if key in FIRST:
        return FIRST.index(key) - len(FIRST), ""
    return (LAST.index(key) + 1, "") if key in LAST else (0, key)


@lru_cache(maxsize=4096)
def ranked(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys in order; things of one kind have the same ones."""
    return tuple(sorted(keys, key=rank))
