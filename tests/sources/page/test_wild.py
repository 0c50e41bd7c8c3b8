"""Pages as they are found on the web: each way in which they go astray is read for what it means."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from publisher.__main__ import main
from publisher.errors import UnreadableSource
from publisher.facts import (
    Country,
    Crew,
    Film,
    Offer,
    Organization,
    Performance,
    Person,
    Rating,
    Release,
    Review,
    Text,
    Trailer,
    When,
)
from publisher.findings import Finding
from publisher.sources import page
from publisher.sources.reading import Said

MOVIE = '"@context": "https://schema.org", "@type": "Movie", "name": "Alien"'
SITE = '<meta property="og:site_name" content="Films Example"><link rel="canonical" href="https://films.example/alien">'
ANN, SCOTT, WEAVER, HURT = map(Person, ("Ann Example", "Ridley Scott", "Sigourney Weaver", "John Hurt"))
OURS = Organization("Films Example")


def block(text: str) -> str:
    return f'{SITE}<script type="application/ld+json">{text}</script><p>A Movie, says schema.org</p>'


def movie(rest: str) -> str:
    return block(f"{{{MOVIE}, {rest}}}")


def found(text: str | bytes) -> list[Said | Finding]:
    return list(page.read(text.encode() if isinstance(text, str) else text, "page.html"))


def films(text: str | bytes) -> list[Film]:
    return [each.film for each in found(text) if isinstance(each, Said)]


def cast(*lines: tuple[Person, str | None]) -> tuple[Performance, ...]:
    return tuple(Performance(person, order, character) for order, (person, character) in enumerate(lines, 1))


def rated(value: str, best: str, count: int | None) -> tuple[Rating, ...]:
    return (Rating(OURS, Decimal(value), Decimal(best), count),)


RATING = '"aggregateRating": {{"@type": "AggregateRating", {}}}'
ROLE = '"actor": {"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Sigourney Weaver"}, '
VALUES: list[tuple[str, dict[str, Any]]] = [
    *(
        (f'"duration": {json.dumps(length)}', {"minutes": 117})
        for length in (
            *(
                "1h 57m",
                "1h57",
                "117 min",
                "117",
                117,
                "1 hour 57 minutes",
                "01:57:00",
                "PT117M",
                "pt1h57m",
                "PT1H 57M",
            ),
            *("PT1H57M0S", "P0DT1H57M", "T117M", "PT7020S", {"@type": "Duration", "name": "PT117M"}),
        )
    ),
    *(
        (f'"datePublished": {json.dumps(day)}', {"releases": (Release(When(1979, 5, 25)),), "year": 1979})
        for day in (
            *("1979-05-25T00:00:00Z", "1979-05-25T20:15+02:00", "1979-05-25 00:00:00", "1979-05-25Z", "19790525"),
            *("1979/05/25", "25 May 1979", "May 25, 1979"),
        )
    ),
    *((f'"dateCreated": {year}', {"year": 1979}) for year in ("1979", '"1979-00-00"', '"1979-05"')),
    (
        RATING.format('"ratingValue": "8,5", "bestRating": "10", "ratingCount": "1,234"'),
        {"ratings": rated("8.5", "10", 1234)},
    ),
    (RATING.format('"ratingValue": "8.5/10", "ratingCount": "1 234 votes"'), {"ratings": rated("8.5", "10", 1234)}),
    (RATING.format('"ratingValue": "85%", "ratingCount": 12.0'), {"ratings": rated("85", "100", 12)}),
    (RATING.format('"ratingValue": 4'), {"ratings": rated("4", "5", None)}),
    ('"actor": "Sigourney Weaver"', {"cast": cast((WEAVER, None))}),
    (
        '"actor": "Sigourney Weaver, Sammy Davis, Jr., John Hurt"',
        {"cast": cast((WEAVER, None), (Person("Sammy Davis, Jr."), None), (HURT, None))},
    ),
    ('"actors": ["Sigourney Weaver", null, "", {"name": "John Hurt"}]', {"cast": cast((WEAVER, None), (HURT, None))}),
    (ROLE + '"characterName": {"@type": "Person", "name": "Ripley"}}', {"cast": cast((WEAVER, "Ripley"))}),
    (ROLE.replace("PerformanceRole", "Role") + '"roleName": "Ripley"}', {"cast": cast((WEAVER, "Ripley"))}),
    (
        ROLE.replace('"@type": "PerformanceRole", ', "") + '"characterName": "Ripley"}',
        {"cast": cast((WEAVER, "Ripley"))},
    ),
    (
        '"actor": {"@type": ["Person", "PerformanceRole"], "name": "Sigourney Weaver", "characterName": "Ripley"}',
        {"cast": cast((WEAVER, "Ripley"))},
    ),
    (
        '"actor": {"@type": "PerformanceRole", "actor": ["Sigourney Weaver", "John Hurt"], "characterName": "A crew"}',
        {"cast": cast((WEAVER, "A crew"), (HURT, "A crew"))},
    ),
    (
        ROLE + '"characterName": ["Ripley", "Ellen Ripley"]}',
        {"cast": (Performance(WEAVER, 1, "Ripley", other_names=("Ellen Ripley",)),)},
    ),
    ('"genre": "Horror, Science Fiction"', {"genres": ("Horror", "Science Fiction")}),
    ('"genre": "Horror,Thriller"', {"genres": ("Horror", "Thriller")}),
    ('"image": {"@type": "ImageObject", "url": "/a.jpg"}', {"images": ("https://films.example/a.jpg",)}),
    ('"image": ["", null, "//cdn.example/a b.jpg"]', {"images": ("https://cdn.example/a%20b.jpg",)}),
    (
        """"trailer": {"@type": "VideoObject", "name": "Trailer", "embedUrl": "/v", "uploadDate": "1979-05-25T10:00Z",
            "thumbnail": {"@type": "ImageObject", "contentUrl": "/t.jpg"}}""",
        {
            "trailers": (
                Trailer("Trailer", When(1979, 5, 25), None, "https://films.example/v", "https://films.example/t.jpg"),
            )
        },
    ),
    ('"trailer": "https://v.example/1"', {"trailers": (Trailer(link="https://v.example/1"),)}),
    (
        '"offers": {"@type": "Offer", "price": "9,90", "priceCurrency": "EUR", "url": "/buy"}',
        {"offers": (Offer(OURS, Decimal("9.90"), "EUR", "https://films.example/buy"),)},
    ),
    (
        '"countryOfOrigin": ["USA", {"@type": "Country", "name": "UK"}]',
        {"countries": (Country("United States"), Country("United Kingdom"))},
    ),
    (
        r'"description": "<p>Tom &amp;amp; Jerry&#39;s &quot;x&quot;<br>\u2028y</p>"',
        {"plot": Text('Tom & Jerry\'s "x"\ny')},
    ),
    (
        '"alternateName": {"@value": "Alien, el octavo pasajero", "@language": "es"}',
        {"other_names": (Text("Alien, el octavo pasajero", "es"),)},
    ),
    (
        """"review": [{"@type": "Review", "author": "Ann Example", "reviewBody": "Cold.",
            "itemReviewed": {"@type": "Movie", "name": "Alien"}, "reviewRating": {"ratingValue": "4/5"}}]""",
        {"reviews": (Review(ANN, Decimal(4), Decimal(5), Text("Cold.")),)},
    ),
    ('"producer": "Ann Example", "isPartOf": {"@type": "Movie", "name": "x"}', {"crew": (Crew(ANN, "producer"),)}),
]


@pytest.mark.parametrize(("rest", "said"), VALUES)
def test_a_value_is_read_for_what_it_means(rest: str, said: dict[str, Any]) -> None:
    (film,) = films(movie(rest))
    assert {field: getattr(film, field) for field in said} == said


PAGES = sorted((Path(__file__).parent / "wild").glob("*.html"))
"""Pages about one film and its director, each in a way of its own."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_one_film_of_a_page_is_read_with_its_director(path: Path, encoding: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\ufeff", "" if encoding == "windows-1252" else "\ufeff")
    (film,) = films(f"<meta charset={encoding}><!-- é -->{text}".encode(encoding))
    assert (film.name.value.capitalize(), [person.name for person in film.directors]) == ("Alien", ["Ridley Scott"])


def test_a_review_of_a_film_is_the_films() -> None:
    assert films((PAGES[0].parent / "a-reviewed-film.html").read_bytes())[0].reviews == (
        Review(ANN, Decimal(4), Decimal(5)),
    )


def test_films_of_one_name_and_different_years_are_two() -> None:
    both = movie('"dateCreated": "1979"') + movie('"dateCreated": "2030"')
    assert [film.year for film in films(both)] == [1979, 2030]


def test_each_film_is_said_to_stand_where_it_does() -> None:
    text = movie('"dateCreated": "1979"') + "\n" + movie('"name": "Aliens"').replace('"name": "Alien", ', "")
    assert [each.place.line for each in found(text) if isinstance(each, Said)] == [1, 2]


@pytest.mark.parametrize(
    ("rest", "what"),
    [
        ('"duration": "PT0M"', "duration: 'PT0M' is no length"),
        ('"datePublished": "05/25/1979"', "datePublished: '05/25/1979' is no date"),
        ('"image": "data:image/png;base64,x"', "image: 'data:image/png;base64,x' is no web address"),
        ('"genre": "https://films.example/horror"', "is no genre but an address"),
        ('"creator": {"@type": "Organization", "url": "/c"}', "creator: nothing says how something is called"),
        ('"contentRating": "R"', "terms not read: contentRating"),
        (RATING.format('"ratingValue": 8.5'), "a rating of 8.5 out of 5"),
    ],
)
def test_what_means_nothing_is_told_once_and_costs_nothing_else(rest: str, what: str) -> None:
    told = [each.what for each in found(movie(f'"director": "Ridley Scott", {rest}')) if isinstance(each, Finding)]
    assert [each for each in told if what in each] == told[:1]
    assert films(movie(f'"director": "Ridley Scott", {rest}'))[0].directors == (SCOTT,)


def test_a_page_in_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="save the file as UTF-8"):
        found(("<meta charset=unknown>" + movie('"director": "É"')).encode("windows-1252"))


def test_what_is_read_comes_back_out_improved(tmp_path: Path) -> None:
    target = tmp_path / "alien.html"
    old = movie(
        '"duration": "PT117M", "datePublished": "1979-05-25T00:00:00Z", "genre": "Horror, Thriller", "image": '
        '{"@type": "ImageObject", "url": "/a.jpg"}, "actor": {"@type": "PerformanceRole", "actor": "Sigourney Weaver", '
        '"characterName": "Ripley"}, "description": "In space&hellip;"'
    )
    target.write_text(f"<head>{old}", encoding="utf-8")
    result = CliRunner().invoke(main, ["embed", str(target)])
    about = json.loads(result.stdout.partition(">")[2].removesuffix("</script>\n"))
    said = {key: about[key] for key in ("dateCreated", "datePublished", "duration", "genre", "image", "description")}
    assert said == {
        "dateCreated": "1979",
        "datePublished": "1979-05-25",
        "duration": "PT1H57M",
        "genre": ["Horror", "Thriller"],
        "image": "https://films.example/a.jpg",
        "description": "In space…",
    }
    assert [actor["@type"] for actor in about["actor"]] == ["Person", "PerformanceRole"]


def test_what_our_own_element_says_reads_back_whole(checkout: Path, tmp_path: Path) -> None:
    article, target = checkout / "data" / "the-perfection.txt", tmp_path / "page.html"
    printed = CliRunner().invoke(main, ["embed", str(article)]).stdout
    target.write_text(f"<head>{printed}</head>", encoding="utf-8")
    again = CliRunner().invoke(main, ["embed", str(target)])
    assert json.loads(again.stdout.partition(">")[2].removesuffix("</script>\n")) == json.loads(
        printed.partition(">")[2].removesuffix("</script>\n")
    )


MANY = 40_000
FAN = "".join(
    f'<p id={name}{n} itemprop=actor itemscope itemref="a{n + 1} b{n + 1}"></p>' for n in range(30) for name in "ab"
)
FILM = '<i itemscope itemtype="http://schema.org/Movie" itemref="a0 b0"><b itemprop=name>Alien</b></i>'


@pytest.mark.parametrize(
    "text",
    [
        movie(" " * MANY + '"x": 1'),
        block("{" + " " * MANY + "x"),
        block("{" + "/*" * MANY),
        block('{"' + '\\"' * MANY),
        block("[" + ", " * MANY),
        movie(RATING.format('"ratingValue": 1, "ratingCount": "12 ' + "a" * MANY + '!"')),
        movie('"dateCreated": "' + "T1:\\n" * MANY + '"'),
        movie('"genre": "a' + " " * MANY + 'b"'),
        movie('"description": "' + "<b " * MANY + '"'),
        FILM + FAN,
        FILM + "<p itemprop=actor itemscope>" * 2000,
        "<p vocab='http://schema.org/' typeof=Movie><b property=name>Alien</b>"
        + "<p property=actor typeof=Person>" * 2000,
        '<div itemscope itemtype="http://schema.org/Movie"><b itemprop=name>Alien</b>'
        + "<div itemprop=actor itemscope>" * 2000,
    ],
    ids=range(13),
)
def test_a_page_of_nonsense_is_read_to_its_end(text: str) -> None:
    assert found(text)
