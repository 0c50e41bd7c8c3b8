"""When and where a film was shown, and where it can be watched, in schema.org's terms → facts."""

from publisher import countries
from publisher.facts import City, Country, Festival, Release, Streaming
from publisher.sources.schemaorg import values
from publisher.sources.schemaorg.reader import Reader
from publisher.sources.schemaorg.shape import Value


def release(reader: Reader, _: str, value: Value) -> Release:
    """A showing to the public: a PublicationEvent, or no more than its date."""
    if value.is_text:
        return Release(values.when(value.text))
    day, place, festival = (reader.first(value, term) for term in ("startDate", "location", "superEvent"))
    publishers = reader.shape.values(value.term, "publishedBy")
    return Release(
        values.when(day.text) if day else None,
        where(reader, place) if place else None,
        Festival(reader.name(festival)) if festival else None,
        tuple(map(reader.organization, publishers)),
    )


def where(reader: Reader, place: Value) -> Country | City:
    """A country, or another place."""
    name = reader.name(place)
    known = None if reader.shape.is_a(place.term, "City") else countries.named(name)
    return Country(known) if known else City(name)


def distinct(releases: tuple[Release, ...]) -> tuple[Release, ...]:
    """The releases, without dates that another one tells more of."""
    told = {each.date for each in releases if each != Release(each.date)} if releases else set()
    return tuple(each for each in releases if each.date not in told or each != Release(each.date))


def streaming(reader: Reader, _: str, value: Value) -> list[Streaming]:
    """Where the film can be watched; other actions are none of its facts."""
    provider, target = reader.first(value, "provider"), reader.first(value, "target")
    if not (provider and reader.shape.is_a(value.term, "WatchAction")):
        return []
    if target and not target.is_text and (entry := reader.first(target, "urlTemplate", "url")):
        target = entry
    return [Streaming(reader.organization(provider), target.link if target else None)]
