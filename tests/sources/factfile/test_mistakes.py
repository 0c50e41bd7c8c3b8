"""Each mistake in a fact file is one finding with its place and mend, and costs nothing else."""

import pytest

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level
from publisher.sources.factfile import read
from publisher.sources.reading import Said


def findings(text: str) -> list[Finding]:
    return [found for found in read(text.encode(), "f.yaml") if isinstance(found, Finding)]


def films(text: str) -> list[Said]:
    return [found for found in read(text.encode(), "f.yaml") if isinstance(found, Said)]


MISTAKES = {
    # keys
    "title: A\ndirektors: [B]": ("2:1", "unknown key 'direktors'", "did you mean 'directors'?"),
    "title: A\nxyz: B": ("2:1", "unknown key 'xyz'", "there are: title, also known as, year"),
    "title: A\ntitle: B": ("2:1", "the key 'title' a second time", "the first is on line 1"),
    "title: A\ngenre: b\ngenres: [c]": ("3:1", "'genres' repeats an earlier key", "put all values under one"),
    "title: A\n? [b, c]\n: d": ("2:3", "where a key is expected", "write a word"),
    # values of the wrong kind
    "title: A\nyear: MCMXCV": ("2:7", "'MCMXCV' is no year", "four digits"),
    "title: A\nyear: [1995]": ("2:7", "a list where text is expected", "write one value"),
    "title: A\nplot: {b: c}": ("2:8", "unknown key 'b'", "there are: text, language"),
    "title: A\ngenres:\n  - {b: c}": ("3:5", "fields where text is expected", "quotes"),
    "title: {text: A}\nalso known as: {language: fr}": ("2:16", "no text is given", "text: …"),
    "title: A\nalso known as: {text: B, language: '?'}": ("2:16", "'?' is no language tag", "en or pt-BR"),
    "title: A\npeople: [B]": ("2:9", "people without names", "Name: [https://…]"),
    # values that cannot be
    "title: A\nyear: 1066": ("2:7", "1066 is no year of a film", "between 1870"),
    "title: A\nlength: 9000 minutes": ("2:9", "a length of 9000 minutes", "between 1 and"),
    "title: A\nlength: 0": ("2:9", "a length of 0 minutes", "between 1 and"),
    "title: A\nlength: long": ("2:9", "'long' is no length", "81 minutes or 1h 21m"),
    "title: A\ncountries: [Nowhere]": ("2:13", "unknown country 'Nowhere'", "English name"),
    "title: A\nlinks: [ftp://a.example]": ("2:9", "'ftp://a.example' is no web address", "https://…"),
    "title: A\nreleases: [{date: 1995-02-30}]": ("2:19", "1995-02-30 is no date", "the calendar has"),
    "title: A\nreleases: [soon]": ("2:12", "'soon' is no date", "1995-11-22"),
    "title: A\nreleases: ['Monday, November 22, 1995']": ("2:12", "was a Wednesday", "mend the day"),
    "title: A\nreleases: [{country: France, city: Paris}]": ("2:12", "in a country and in a city", "keep one"),
    "title: A\nreleases: [{publishers: B}]": ("2:12", "neither when nor where", "give its date"),
    "title: A\nratings: [IMDb: 11/10]": ("2:11", "a rating of 11 out of 10", "between 0 and its scale"),
    "title: A\nratings: [IMDb: good]": ("2:17", "'good' names no score and scale", "8.3/10"),
    "title: A\nratings: [IMDb]": ("2:11", "no score is given", "score: …"),
    "title: A\nratings: [{by: B, score: 1/2, count: many}]": ("2:38", "'many' is no whole number", "digits"),
    "title: A\ntrailers: [{by: B, date: never}]": ("2:26", "'never' is no date", "1995"),
    "title: A\nstreaming: [{link: https://a.example}]": ("2:13", "no service is given", "service: …"),
    # the cast
    "title: A\ncast: [B as C]": ("2:8", "'B as C' is no name of an actor", "Actor: Character"),
    "title: A\ncast: [B (voice)]": ("2:8", "'B (voice)' is no name of an actor", "Actor: Character (voice)"),
    "title: A\ncast: [B (voice): C]": ("2:8", "'B (voice)' is no name of an actor", "Actor: Character (voice)"),
    "title: A\ncast: [B: {charakter: C}]": ("2:12", "unknown key 'charakter'", "did you mean 'character'?"),
    "title: A\ncast: [B: {starring: perhaps}]": ("2:22", "unknown answer 'perhaps'", "yes"),
    "title: A\ncast: [B: {qualifiers: [voices]}]": ("2:25", "unknown qualifier 'voices'", "did you mean 'voice'?"),
    "title: A\ncast: [{actor: B, credit: C, note: d}]": ("2:8", "in short and as fields", "one of the two"),
    "title: A\ncast:\n  - [B, C]": ("3:5", "a list inside a list", "one entry a line"),
    "title: A\ncast: [B: '(((']": ("2:8", "the character '(((' holds no letter", "write the name"),
    # people
    "title: A\ndirectors: B, C": ("2:12", "'B, C' reads as several in one", "as a list"),
    "title: A\nwriters: B and C": ("2:10", "'B and C' reads as several in one", "as a list"),
    "title: A\ngenres: comedy, drama": ("2:9", "reads as several in one", "as a list"),
    "title: A\npeople:\n  B: https://b.example": ("3:3", "nobody in this film is called 'B'", "as it stands above"),
    "title: A\ncast: [B]\npeople: {B: nowhere}": ("3:13", "'nowhere' is no web address", "https://…"),
    # characters
    "title: A\ngenres: [b, c\x07d]": ("2:13", "the character U+0007", "remove it"),
    'title: A\ngenres: [b, "c\\ud800d"]': ("2:13", "the character U+D800", "remove it"),
    # YAML
    "title: A\nplot: *b": ("2:7", "*b refers to another value", "quotes"),
    "title: A\nplot: &b c": ("2:7", "the mark &b", "leave it out"),
    "title: A\nplot: !!python/object:b c": ("2:7", "the mark tag:yaml.org,2002:python/object:b", "leave it out"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_one_finding_with_place_and_mend_and_the_film_stays(text: str) -> None:
    place, what, mend = MISTAKES[text]
    (finding,) = findings(text)
    assert str(finding.place) == f"f.yaml:{place}"
    assert finding.level is Level.REFUSED
    assert what in finding.what
    assert mend in finding.mend
    assert [said.film.name.value for said in films(text)] == ["A"]


NO_FILMS = {
    "": ("f.yaml", "no film in this file"),
    "# nothing\n---\n---\n": ("f.yaml", "no film in this file"),
    "films: []": ("f.yaml", "no film in this file"),
    "A": ("f.yaml:1:1", "this is no film"),
    "films: [A]": ("f.yaml:1:9", "this is no film"),
    "year: 1995": ("f.yaml:1:1", "a film without a title"),
    "title:\nyear: 1995": ("f.yaml:1:1", "a film without a title"),
    "title: '?'": ("f.yaml:1:8", "holds no letter"),
    "title: [A]": ("f.yaml:1:8", "a list where text is expected"),
    "title: A: B": ("f.yaml:1:9", "mapping values are not allowed here"),
    "title: A\n\tyear: 1995": ("f.yaml:2:1", "the YAML breaks here"),
    "title: @a": ("f.yaml:1:8", "found character '@'"),
    "title: 'A": ("f.yaml:1:10", "the YAML breaks here"),
    'title: "\\UFFFFFFFF"': ("f.yaml:1:6", "too large"),
    "%YAML 3.0\n---\ntitle: A": ("f.yaml:1:1", "incompatible YAML document"),
}


@pytest.mark.parametrize("text", NO_FILMS)
def test_a_file_without_a_readable_film_says_so(text: str) -> None:
    place, what = NO_FILMS[text]
    (finding,) = findings(text)
    assert (str(finding.place), finding.level) == (place, Level.REFUSED)
    assert what in finding.what
    assert finding.mend
    assert not films(text)


def test_a_bad_entry_costs_no_good_one() -> None:
    (said,) = films("title: A\ncast: [B, 'C as D', E]\nratings: [F: 11/10, G: 9/10]\nyear: x\nlength: 90")
    assert [(p.actor.name, p.order) for p in said.film.cast] == [("B", 1), ("E", 3)]
    assert [rating.rater.name for rating in said.film.ratings] == ["G"]
    assert (said.film.year, said.film.minutes) == (None, 90)


def test_a_part_with_a_mistake_in_it_is_left_out_as_a_whole() -> None:
    (said,) = films("title: A\nreleases: [{date: 1995-13-01, city: B}, {date: 1996, city: C}]")
    assert [str(release.date) for release in said.film.releases] == ["1996"]


@pytest.mark.parametrize("start", ["- title: {}\n", "---\ntitle: {}\n"])
def test_the_films_before_a_break_in_the_yaml_are_read(start: str) -> None:
    text = "".join(start.format(name) for name in ["A", "B", "C: D", "E"])
    assert [said.film.name.value for said in films(text)] == ["A", "B"]
    assert [str(finding.level) for finding in findings(text)] == ["refused"]


def test_the_films_before_a_break_under_films_are_read() -> None:
    text = "films:\n  - title: A\n  - title: B\n    cast: [C, D\n  - title: E\n"
    assert [said.film.name.value for said in films(text)] == ["A"]
    assert len(findings(text)) == 1


def test_what_looks_like_a_comment_but_touches_its_sign_is_doubtful() -> None:
    (finding,) = findings("title: A\ncast:\n  - B: Guard #1\n  - C: Guard # the second\n")
    assert (str(finding.place), finding.level) == ("f.yaml:3:13", Level.DOUBTFUL)
    assert "'#1' was taken for a comment" in finding.what


def test_nesting_is_bounded() -> None:
    found = findings("title: A\nplot: " + "[" * 100_000)
    assert any("nested more than" in finding.what for finding in found)


def test_findings_and_films_come_in_the_order_of_the_file() -> None:
    found = list(read(b"title: A\nyear: x\nplot: *y\n---\ntitle: B\nyear: z\n", "f.yaml"))
    assert [one.place.line for one in found] == [1, 2, 3, 5, 6]


def test_lines_are_counted_as_editors_count_them() -> None:
    assert [f.place.line for f in findings("title: A\r\nplot: b\u2028c\x85d\r\nyear: x")] == [2, 3]


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(UnreadableSource, match=r"f\.yaml:2: not utf-8 text"):
        list(read(b"title: A\nplot: \xff\n", "f.yaml"))
