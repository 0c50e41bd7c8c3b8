from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox
import pytest
from bs4 import BeautifulSoup
from catalogue import BASE, READINGS

from publisher import statement
from publisher.description import Description
from publisher.documents import html
from publisher.documents.pages.film import FilmPage
from publisher.documents.pages.mentions import MentionsPage
from publisher.documents.pages.person import PersonPage
from publisher.documents.pages.wording import day, length, number, size
from publisher.documents.resource import Statements
from publisher.documents.site import Site, is_web
from publisher.iris import Kind
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore

FILM = f"{BASE}film/the-perfection-2018#film"
SITE = Site(BASE, "../")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("published"))
    return EmbeddedStore(history.release(build(READINGS, BASE, history).id))


def drawn(iri: str, quads: Iterable[ox.Quad]) -> bytes:
    said = tuple(map(statement.of, quads))
    return html.document(Description(iri, Kind(iri.rpartition("#")[2]), said), SITE)


def described(store: EmbeddedStore, path: str) -> Description:
    found = store.describe(path)
    assert found
    return found


def statements(store: EmbeddedStore, path: str) -> Statements:
    return Statements(described(store, path).about)


def soup(store: EmbeddedStore, path: str) -> BeautifulSoup:
    return BeautifulSoup(html.document(described(store, path), SITE), "html.parser")


def test_the_cast_stands_in_credits_order_with_characters_and_notes(store: EmbeddedStore) -> None:
    page = FilmPage.of(statements(store, "film/the-perfection-2018"), FILM)
    assert [credit.actors[0].name.text for credit in page.credits] == [
        "Allison Williams",
        "Steven Weber",
        "Stephen Chang",
    ]
    assert [credit.starring for credit in page.credits] == [True, True, False]
    assert page.credits[1].notes[0].text == "the head of Bachoff Academy"
    assert page.credits[2].credited_as[0].text == "Stephen MD Chang"


def test_what_two_sources_say_against_each_other_is_shown_with_both(store: EmbeddedStore) -> None:
    page = FilmPage.of(statements(store, "film/the-perfection-2018"), FILM)
    assert [(value.text, value.said_by) for value in page.lengths] == [
        ("1\u00a0h 30\u00a0min", (f"{BASE}source/article#source",)),
        ("1\u00a0h 31\u00a0min", (f"{BASE}source/films#source",)),
    ]


def test_what_two_sources_say_alike_is_shown_once_with_both(store: EmbeddedStore) -> None:
    page = FilmPage.of(statements(store, "film/the-perfection-2018"), FILM)
    assert [value.text for value in page.years] == ["2018"]
    assert len(page.years[0].said_by) == 2


def test_releases_stand_in_the_order_of_their_dates(store: EmbeddedStore) -> None:
    page = FilmPage.of(statements(store, "film/the-perfection-2018"), FILM)
    assert [showing.dates[0].text for showing in page.showings] == ["20 September 2018", "24 May 2019"]
    assert page.showings[0].festivals[0].name.text == "Fantastic Fest"


def test_a_rating_knows_its_part_of_the_scale(store: EmbeddedStore) -> None:
    page = FilmPage.of(statements(store, "film/the-perfection-2018"), FILM)
    assert [(score.value, score.best, score.share) for score in page.scores] == [("6.2", "10", Decimal(62))]


def test_a_filmography_begins_with_the_latest_film(store: EmbeddedStore) -> None:
    page = PersonPage.of(statements(store, "person/allison-williams"), f"{BASE}person/allison-williams#person")
    assert [(work.year, work.film.name.text) for work in page.works] == [
        ("2018", "The Perfection"),
        ("2017", "Get Out"),
    ]
    assert page.works[1].credits[0].characters[0].text == "Rose Armitage"


def test_a_director_has_the_film_by_that_job(store: EmbeddedStore) -> None:
    page = PersonPage.of(statements(store, "person/richard-shepard"), f"{BASE}person/richard-shepard#person")
    assert [[job.name for job in work.jobs] for work in page.works] == [["director"]]


@pytest.mark.parametrize(
    ("path", "kind", "headings"),
    [
        ("organization/netflix", Kind.ORGANIZATION, ["Films distributed", "Films to watch", "Trailers"]),
        ("organization/imdb", Kind.ORGANIZATION, ["Films rated"]),
        ("place/united-states", Kind.PLACE, ["Films made here", "Films released here"]),
        ("event/fantastic-fest", Kind.EVENT, ["Films shown"]),
    ],
)
def test_a_thing_shows_the_films_that_lead_to_it_and_how(
    store: EmbeddedStore, path: str, kind: Kind, headings: list[str]
) -> None:
    page = MentionsPage.of(statements(store, path), f"{BASE}{path}#{kind}")
    assert [heading for heading, _ in page.groups] == headings
    assert all(mentions[0].film.name.text == "The Perfection" for _, mentions in page.groups)


def test_every_fact_of_a_film_has_a_mark_that_names_its_source(store: EmbeddedStore) -> None:
    page = soup(store, "film/the-perfection-2018")
    for value in page.select(".card dd, .cast tbody th, .timeline li, .ratings li, .genres > span"):
        assert value.select(".mark"), value
    titles = {str(mark["title"]) for mark in page.select("a.mark")}
    assert titles == {"said by article.txt", "said by films.yaml", "derived by the publisher"}


def test_what_is_derived_is_marked_so(store: EmbeddedStore) -> None:
    page = soup(store, "film/the-perfection-2018")
    row = next(row for row in page.select(".card > div") if "First shown" in row.get_text())
    assert [str(mark["title"]) for mark in row.select(".mark")] == ["derived by the publisher"]


def test_a_source_is_shown_with_its_terms_and_its_films(store: EmbeddedStore) -> None:
    text = soup(store, "source/article").get_text()
    for shown in (
        "article.txt",
        "text/plain",
        "0" * 64,
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Ourselves",
    ):
        assert shown in text
    assert "The Perfection" in text
    assert "Get Out" not in text


def quad(subject: str, term: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(term), value, ox.NamedNode(f"{BASE}source/x#graph"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "JavaScript://x/%0aalert(1)", "http:x", "urn:x"]
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    quads = (quad(FILM, "https://schema.org/sameAs", ox.NamedNode(address)),)
    page = BeautifulSoup(drawn(FILM, quads), "html.parser")
    assert address not in {str(link["href"]) for link in page.select("a[href]")}
    assert address in page.get_text()
    assert not is_web(address)
    assert not is_web("http://[")


def test_a_value_has_the_language_that_its_source_gives() -> None:
    quads = (quad(FILM, "https://schema.org/name", ox.Literal("La Perfección", language="es")),)
    page = BeautifulSoup(drawn(FILM, quads), "html.parser")
    title = page.select_one("h1 [lang]")
    assert title
    assert title["lang"] == "es"
    assert title["dir"] == "auto"


@pytest.mark.parametrize("kind", Kind)
def test_a_thing_of_which_nothing_is_said_still_has_a_page(kind: Kind) -> None:
    iri = f"{BASE}{kind}/nothing#{kind}"
    assert b"nothing" in html.document(Description(iri, kind, ()), SITE)


def test_wrong_values_of_an_rdf_source_are_shown_as_they_are() -> None:
    rating = f"{BASE}film/x#rating"
    quads = (
        quad(FILM, "https://schema.org/duration", ox.Literal("ninety minutes")),
        quad(FILM, "https://schema.org/datePublished", ox.Literal("2018-13-45")),
        quad(FILM, "https://schema.org/dateCreated", ox.Literal("MMXVIII")),
        quad(FILM, "https://schema.org/actor", ox.NamedNode(f"{BASE}person/someone#person")),
        quad(FILM, "https://schema.org/aggregateRating", ox.NamedNode(rating)),
        quad(rating, "https://schema.org/ratingValue", ox.Literal("good")),
        quad(rating, "https://schema.org/bestRating", ox.Literal("0")),
    )
    text = BeautifulSoup(drawn(FILM, quads), "html.parser").get_text()
    for shown in ("ninety minutes", "2018-13-45", "MMXVIII", "someone", "good"):
        assert shown in text


def test_who_worked_behind_the_camera_is_shown_on_both_sides() -> None:
    role, person = f"{BASE}film/the-perfection-2018#costumes-x", f"{BASE}person/x#person"
    quads = (
        quad(FILM, "https://schema.org/name", ox.Literal("The Perfection")),
        quad(FILM, "https://schema.org/musicBy", ox.NamedNode(person)),
        quad(FILM, "https://schema.org/contributor", ox.NamedNode(role)),
        quad(role, "https://schema.org/roleName", ox.Literal("costume designer")),
        quad(role, "https://schema.org/contributor", ox.NamedNode(person)),
        quad(person, "https://schema.org/name", ox.Literal("Someone")),
        quad(person, "https://schema.org/birthDate", ox.Literal("1850-03")),
    )
    film = FilmPage.of(Statements.of(quads), FILM)
    assert [(words, [each.name.text for each in people]) for words, people in film.crew] == [
        ("Music by", ["Someone"]),
        ("costume designer", ["Someone"]),
    ]
    page = PersonPage.of(Statements.of(quads), person)
    assert [job.name for work in page.works for job in work.jobs] == ["composer", "costume designer"]
    assert [value.text for value in page.born] == ["March 1850"]
    shown = BeautifulSoup(drawn(person, quads), "html.parser").get_text()
    assert "March 1850" in shown


@pytest.mark.parametrize(
    ("date", "words"),
    [("2018-09-20", "20 September 2018"), ("2018-09", "September 2018"), ("2018", "2018"), ("soon", "soon"), ("", "")],
)
def test_a_date_is_written_as_people_write_it(date: str, words: str) -> None:
    assert day(date) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("PT1H30M", "1 h 30 min"),
        ("PT90M", "1 h 30 min"),
        ("PT2H", "2 h"),
        ("PT45M", "45 min"),
        ("PT", "PT"),
        ("x", "x"),
    ],
)
def test_a_length_is_written_as_people_write_it(duration: str, words: str) -> None:
    assert length(duration).replace("\u00a0", " ") == words


def test_sizes_and_counts_are_written_in_fitting_units() -> None:
    assert [size(n) for n in (0, 999, 1000, 622445, 10**6, 5 * 10**9)] == [
        *("0 bytes", "999 bytes", "1.0 kB", "622.4 kB", "1.0 MB", "5.0 GB"),
    ]
    assert number(1234567).replace("\u202f", " ") == "1 234 567"
