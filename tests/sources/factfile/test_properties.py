"""Whatever is written reads back, and whatever is read raises nothing else."""

from dataclasses import replace
from typing import Any

import strategies as some
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.errors import UnreadableSource
from publisher.facts import (
    City,
    Country,
    Film,
    Named,
    Offer,
    Performance,
    Person,
    Rating,
    Release,
    Review,
    Streaming,
    Text,
    Trailer,
)
from publisher.sources.factfile import read
from publisher.sources.reading import Said


def named(thing: Named) -> dict[str, Any]:
    return {"name": thing.name, "links": list(thing.same_as)}


def words(text: Text) -> dict[str, Any]:
    return {"text": text.value, "language": text.language or ""}


def performance(line: Performance) -> dict[str, Any]:
    return {
        "actor": line.actor.name,
        "links": list(line.actor.same_as),
        "character": line.character or "",
        "as": line.credited_as or "",
        "note": line.note or "",
        "qualifiers": list(line.qualifiers),
        "also": list(line.other_names),
        "starring": "yes" if line.starring else "no",
    }


def release(showing: Release) -> dict[str, Any]:
    return {
        "date": str(showing.date or ""),
        "country": showing.place.name if isinstance(showing.place, Country) else "",
        "city": showing.place.name if isinstance(showing.place, City) else "",
        "festival": showing.festival.name if showing.festival else "",
        "publishers": list(map(named, showing.publishers)),
    }


def rating(given: Rating) -> dict[str, Any]:
    count = "" if given.count is None else given.count
    return {"by": given.rater.name, "score": f"{given.value}/{given.best}", "count": count, "own": switch(given.own)}


def switch(state: bool) -> str:  # noqa: FBT001 - the state is what is written
    return "yes" if state else "no"


def review(said: Review) -> dict[str, Any]:
    return {
        "by" if isinstance(said.author, Person) else "paper": named(said.author),
        "score": "" if said.value is None else f"{said.value}/{said.best}",
        "text": words(said.text) if said.text else "",
        "date": str(said.date or ""),
        "link": said.link or "",
        "own": switch(said.own),
    }


def offer(made: Offer) -> dict[str, Any]:
    price = "" if made.price is None else f"{made.price:f} {made.currency}"
    return {"seller": made.seller.name, "price": price, "link": made.link or ""}


def trailer(video: Trailer) -> dict[str, Any]:
    publisher = video.publisher.name if video.publisher else ""
    return {
        "name": video.name or "",
        "date": str(video.date or ""),
        "by": publisher,
        "link": video.link or "",
        "thumbnail": video.thumbnail or "",
    }


def streaming(service: Streaming) -> dict[str, Any]:
    return {"service": service.provider.name, "link": service.link or ""}


def written(film: Film) -> dict[str, Any]:
    """The film in the documented shape, every part as fields."""
    return {
        "title": words(film.name),
        "also known as": list(map(words, film.other_names)),
        "year": film.year or "",
        "countries": [country.name for country in film.countries],
        "genres": list(film.genres),
        "directors": list(map(named, film.directors)),
        "writers": list(map(named, film.writers)),
        "length": film.minutes or "",
        "cast": list(map(performance, film.cast)),
        "releases": list(map(release, film.releases)),
        "distributors": list(map(named, film.distributors)),
        "ratings": list(map(rating, film.ratings)),
        "reviews": list(map(review, film.reviews)),
        "images": list(film.images),
        "offers": list(map(offer, film.offers)),
        "trailers": list(map(trailer, film.trailers)),
        "streaming": list(map(streaming, film.streaming)),
        "plot": words(film.plot) if film.plot else "",
        "links": list(film.same_as),
    }


layouts = st.fixed_dictionaries({"allow_unicode": st.booleans(), "default_flow_style": st.booleans()})


@given(some.films, layouts)
def test_a_film_written_as_yaml_reads_back_equal(film: Film, layout: dict[str, Any]) -> None:
    film = replace(film, genres=tuple(genre for genre in film.genres if "," not in genre), crew=())
    text = yaml.safe_dump(written(film), sort_keys=False, **layout)
    assert [one.film if isinstance(one, Said) else one for one in read(text.encode(), "f.yaml")] == [film]


def survives(content: bytes) -> None:
    try:
        places = [one.place.file for one in read(content, "f.yaml")]
    except UnreadableSource as error:
        places = [str(error).partition(":")[0]]
    assert set(places) == {"f.yaml"}


@given(st.binary())
@example(b"\xff\xfet\x00")
@example(b"\xef\xbb\xbf")
def test_arbitrary_bytes_give_films_or_findings_or_one_error(content: bytes) -> None:
    survives(content)


syntax = st.sampled_from(
    [*":-,[]{}?&*!|>'\"%@`#~<", "\n", "\n  ", " ", "\t", "---\n", "...\n", "a", "title: ", "cast:\n", "- "]
)
junk = st.characters(exclude_categories=["Cs"]) | syntax


@given(st.lists(junk).map("".join))
@example("title: a\n? - b\n: c")
@example("? {a: b}")
@example('"\\U00110000"')
@example("%YAML " + "9" * 5000 + ".1\n---\n")
@example("title: a\ncast: {? [b] : c, d}")
@example("[" * 5000)
@example("- " * 5000)
@example("a: " * 5000)
@example("&a [*a]")
@example("title: *a")
@example("title: a\nfilms: b")
def test_arbitrary_text_gives_films_or_findings(text: str) -> None:
    survives(text.encode())


keys = st.sampled_from(
    [
        "title",
        "cast",
        "releases",
        "ratings",
        "trailers",
        "streaming",
        "reviews",
        "offers",
        "people",
        "plot",
        "films",
        "links",
    ]
)
tree = st.recursive(
    some.names | st.sampled_from(["", "1995", "8/10", "https://a.example/"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | some.names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(keys, tree))
def test_any_shape_under_the_right_keys_gives_films_or_findings(shape: dict[str, Any]) -> None:
    survives(yaml.safe_dump(shape, allow_unicode=True).encode())
