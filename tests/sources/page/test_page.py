"""Pages with structured data, as they are found in the wild."""

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from publisher.__main__ import main
from publisher.facts import Film, Organization, Performance, Person, Rating, Review, Text
from publisher.findings import Finding, Level
from publisher.sources import page
from publisher.sources.reading import Said

JSON = """{"@context": "http://schema.org", "@type": "Movie", "name": "Alien", "dateCreated": "1979-05-25",
 "duration": "PT117M", "director": {"@type": "Person", "name": "Ridley Scott"}, "genre": ["Horror", "Science Fiction"],
 "actor": [{"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Sigourney Weaver"},
            "characterName": "Ripley"}, {"@type": "Person", "name": "Tom Skerritt"}]}"""
ALIEN = Film(
    name=Text("Alien"),
    year=1979,
    minutes=117,
    genres=("Horror", "Science Fiction"),
    directors=(Person("Ridley Scott"),),
    cast=(Performance(Person("Sigourney Weaver"), 1, "Ripley"), Performance(Person("Tom Skerritt"), 2)),
)
FACTS = """\
title: Alien
year: 1979
length: 117 minutes
images: https://films.example/alien.jpg
directors: [Ridley Scott]
cast: [{Sigourney Weaver: Ripley}, Tom Skerritt]
"""
MICRODATA = """<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">Alien</h1>
<meta itemprop="dateCreated" content="1979"><time itemprop="duration" datetime="PT1H57M">117 min</time>
<span itemprop="genre">Horror</span><span itemprop="genre">Science Fiction</span>
<p>By <span itemprop="director" itemscope itemtype="https://schema.org/Person">
<b itemprop="name">Ridley Scott</b></span>
<div itemprop="actor" itemscope itemtype="https://schema.org/PerformanceRole">
 <div itemprop="actor" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Sigourney
 Weaver</span></div> as <i itemprop="characterName">Ripley</i></div>
<span itemprop="actor" itemscope itemtype="http://schema.org/Person" itemref="tom"></span></div>
<p id="tom"><span itemprop="name">Tom Skerritt</span></p>"""
RDFA = """<div vocab="https://schema.org/" typeof="Movie"><h1 property="name">Alien</h1>
<meta property="dateCreated" content="1979"><time property="duration" datetime="PT1H57M">117 min</time>
<span property="genre">Horror</span><span property="schema:genre">Science Fiction</span>
<p>By <span property="director" typeof="Person"><b property="name">Ridley Scott</b></span>
<div property="actor" typeof="PerformanceRole"><div property="actor" typeof="Person">
<span property="name">Sigourney Weaver</span></div> as <i property="characterName">Ripley</i></div>
<span property="actor" typeof="Person"><span property="name">Tom Skerritt</span></span></div>"""


def script(text: str) -> str:
    return f'<html><head><script type="application/ld+json">{text}</script></head><body><p>Movie of schema.org</p>'


def read(text: str) -> tuple[list[Film], list[Finding]]:
    found = list(page.read(text.encode(), "page.html"))
    return [one.film for one in found if isinstance(one, Said)], [one for one in found if isinstance(one, Finding)]


@pytest.mark.parametrize(
    "text",
    [
        script(JSON),
        script(f"[{JSON}]"),
        script(f'{{"@context": "https://schema.org/", "@graph": [{{"@type": "WebPage"}}, {JSON}]}}'),
        script(f"\n//<![CDATA[\n{JSON}\n//]]>\n"),
        script(f"/*<![CDATA[*/{JSON}/*]]>*/"),
        script(f"<!--\n{JSON}\n-->"),
        script(JSON.replace("Ridley Scott", "Ridley&nbsp;Scott").replace("PT117M", "PT117M").replace("}]}", "}],}")),
        script(JSON.replace('"@type": "Movie", ', "")),
        script(JSON.replace('"Movie"', '["Movie", "Product"]')),
        script(JSON.replace('"@context": "http://schema.org", ', "").replace("Movie", "http://schema.org/Movie")),
        script(JSON.replace("Alien", "Al\\u0069en").replace("1979-05-25", "1979")),
        script(f'{{"@type": "WebPage", "mainEntity": {JSON}}}'),
        MICRODATA,
        RDFA,
    ],
)
def test_a_film_is_read_however_a_page_holds_it(text: str) -> None:
    films, findings = read(text)
    assert films == [ALIEN]
    assert [finding for finding in findings if finding.level is Level.REFUSED] == []


def test_things_that_are_named_elsewhere_in_the_page_are_joined() -> None:
    films, _ = read(
        script('{"@type": "Movie", "name": "Alien", "director": {"@id": "#scott"}}')
        + script('{"@type": "Person", "@id": "#scott", "name": "Ridley Scott"}')
    )
    assert films == [Film(name=Text("Alien"), directors=(Person("Ridley Scott"),))]


def test_a_rating_without_an_author_is_that_of_the_site_and_not_our_own() -> None:
    figures = '"ratingValue": "8.5", "bestRating": 10, "ratingCount": 12'
    rating = f'"aggregateRating": {{"@type": "AggregateRating", {figures}}}'
    site = '<meta property="og:site_name" content="Films Example">'
    films, _ = read(site + script(f'{{"@type": "Movie", "name": "Alien", {rating}}}'))
    assert films[0].ratings == (Rating(Organization("Films Example"), Decimal("8.5"), Decimal(10), 12),)


def test_relative_addresses_are_made_whole_where_the_page_says_its_own() -> None:
    home = '<link rel="canonical" href="https://films.example/alien">'
    films, _ = read(home + script('{"@type": "Movie", "name": "Alien", "image": "/alien.jpg", "@id": "#film"}'))
    assert films[0].images == ("https://films.example/alien.jpg",)
    assert films[0].same_as == ()


def test_our_own_element_reads_back(tmp_path: Path) -> None:
    facts, target = tmp_path / "alien.yaml", tmp_path / "alien.html"
    facts.write_text(FACTS, encoding="utf-8")
    target.write_text("<head><title>x</title></head>", encoding="utf-8")
    result = CliRunner().invoke(main, ["embed", str(facts), "--into", str(target), "--base", "https://films.example/"])
    assert result.exit_code == 0
    (film,), findings = read(target.read_text(encoding="utf-8"))
    assert [line.actor.name for line in film.cast] == ["Sigourney Weaver", "Tom Skerritt"]
    assert film.cast[0].character == "Ripley"
    assert (film.minutes, film.year, film.images) == (117, 1979, ("https://films.example/alien.jpg",))
    assert [finding for finding in findings if finding.level is Level.REFUSED] == []


def test_reviews_are_read() -> None:
    review = """"review": {"@type": "Review", "author": {"@type": "Person", "name": "Ann Example"},
      "reviewRating": {"@type": "Rating", "ratingValue": 4}, "reviewBody": "Still cold."}"""
    films, _ = read(script(f'{{"@type": "Movie", "name": "Alien", {review}}}'))
    assert films[0].reviews == (Review(Person("Ann Example"), Decimal(4), Decimal(5), Text("Still cold.")),)


def test_json_that_breaks_is_said_with_its_line_and_costs_nothing_else() -> None:
    films, findings = read(f"<p>\n{script('{broken')}\n{MICRODATA}")
    assert films == [ALIEN]
    broken = [finding for finding in findings if "JSON-LD breaks" in finding.what]
    assert [finding.place.line for finding in broken] == [2]


def test_a_page_without_films_is_an_article() -> None:
    text = "<h1>Alien</h1><p><i>Alien</i> is a 1979 horror film directed by Ridley Scott.</p>"
    films, _ = read(script('{"@type": "Article", "name": "A Movie"}') + text)
    assert [film.directors for film in films] == [(Person("Ridley Scott"),)]


def test_only_pages_that_speak_of_films_in_schema_orgs_terms_are_read_so() -> None:
    assert page.fits(script(JSON).encode())
    assert page.fits(script(JSON).encode("utf-16"))
    assert not page.fits(b"<p>A Movie</p>")


pieces = st.sampled_from([*'{}[]",:', '"@type"', '"Movie"', '"name"', '"@graph"', '"@id"'])


@given(st.text() | st.lists(pieces).map("".join))
def test_whatever_a_block_holds_gives_films_or_findings(text: str) -> None:
    read(script(text.replace("</", "")) + MICRODATA)


def test_a_thing_within_itself_and_deep_nesting_have_an_end() -> None:
    loop = '<div itemscope itemtype="http://schema.org/Movie" id=a itemref=a><b itemprop=name>x</b></div>'
    assert read(loop + "<div itemprop=actor itemscope id=b itemref=b></div>")[0]
    read(script("[" * 50_000 + "]" * 50_000))
    read(script('{"actor":' * 500 + "1" + "}" * 500))
