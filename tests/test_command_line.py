"""The verbs, as a person or a script calls them."""

import io
import json
import re
from ipaddress import ip_network
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from rich.console import Console

from publisher import terminal
from publisher.__main__ import main
from publisher.query.limits import Limits
from publisher.release.manifest import DUMP
from publisher.server import site

FACTS = """\
title: Alien
year: 1979
directors: [Ridley Scott]
length: 117 minutes
cast:
  - Tom Skerritt: Dallas
  - Sigourney Weaver: Ripley
"""
VERBS = ("build", "check", "diff", "dump", "embed", "map", "query", "releases", "rollback", "serve", "verify")


def publisher(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "alien.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


@pytest.fixture
def published(facts: Path, tmp_path: Path) -> Path:
    assert publisher("build", facts, "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example_in_its_help(verb: str) -> None:
    result = publisher(verb, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    publisher {verb}" in result.output


def test_the_help_lists_every_verb() -> None:
    result = publisher("--help")
    assert [verb for verb in VERBS if not re.search(rf"^  {verb} ", result.output, re.MULTILINE)] == []


def test_a_build_says_what_it_came_to_and_where_it_is(facts: Path, tmp_path: Path) -> None:
    result = publisher("build", facts, "--out", tmp_path / "out")
    assert re.fullmatch(r"release [0-9a-f]{16}: 1 sources, 1 films, \d+ statements\n", result.stdout)
    assert "http://localhost:8000/" in result.stderr
    assert str(tmp_path / "out") in result.stderr


def test_a_base_that_is_chosen_is_in_every_address(facts: Path, tmp_path: Path) -> None:
    result = publisher("build", facts, "--base", "https://films.example/a", "--out", tmp_path / "out")
    assert "localhost" not in result.output
    (dump,) = (tmp_path / "out").rglob(DUMP)
    assert "<https://films.example/a/film/alien-1979#film>" in dump.read_text()
    assert "localhost" not in dump.read_text()


def test_a_query_lists_the_cast_in_credits_order_as_plain_lines(published: Path) -> None:
    sparql = (
        "SELECT ?who ?character { ?r schema:actor/schema:name ?who ; schema:characterName ?character ;"
        " film:creditOrder ?n } ORDER BY ?n"
    )
    result = publisher("query", sparql, "--dir", published)
    assert result.output == "who,character\nTom Skerritt,Dallas\nSigourney Weaver,Ripley\n"


def test_a_query_may_stand_in_a_file_and_the_answer_in_a_format(published: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.rq"
    path.write_text("SELECT ?length { ?film schema:duration ?length }")
    result = publisher("query", path, "--to", "json", "--dir", published)
    assert json.loads(result.output)["results"]["bindings"][0]["length"]["value"] == "PT1H57M"


@pytest.mark.parametrize(
    ("sparql", "said"), [("ASK { ?f schema:name 'Alien' }", "yes\n"), ("ASK { ?f schema:name 'Aliens' }", "no\n")]
)
def test_a_question_is_answered_with_yes_or_no(published: Path, sparql: str, said: str) -> None:
    assert publisher("query", sparql, "--dir", published).output == said


def test_a_constructed_graph_can_be_read(published: Path) -> None:
    result = publisher("query", "CONSTRUCT WHERE { ?f schema:name ?n }", "--to", "nt", "--dir", published)
    assert len(Graph().parse(data=result.output, format="nt")) > 1


@pytest.mark.parametrize("form", ["nt", "nq", "turtle", "trig", "jsonld", "rdfxml"])
def test_map_and_dump_say_the_same_in_every_format(facts: Path, published: Path, form: str) -> None:
    mapped, dumped = publisher("map", facts, "--to", form), publisher("dump", "--to", form, "--dir", published)
    assert mapped.exit_code == 0
    assert mapped.stdout_bytes == dumped.stdout_bytes
    assert b"Sigourney Weaver" in mapped.stdout_bytes


@pytest.mark.parametrize(
    "film", ["alien-1979", "film/alien-1979", "http://localhost:8000/film/alien-1979#film", "Alien", "alien"]
)
def test_a_film_is_embedded_by_address_or_by_title(published: Path, film: str) -> None:
    result = publisher("embed", film, "--dir", published)
    script = re.fullmatch(r"<script [^>]*>(.*)</script>\n", result.stdout, re.DOTALL)
    assert script
    data = json.loads(script[1])
    assert data["@context"] == "https://schema.org"
    roles = [role for role in data["actor"] if role["@type"] == "PerformanceRole"]
    assert [role["characterName"] for role in roles] == ["Dallas", "Ripley"]


def test_a_film_is_embedded_straight_from_a_file_as_from_a_release(facts: Path, published: Path) -> None:
    assert publisher("embed", facts).stdout == publisher("embed", "alien-1979", "--dir", published).stdout


def test_check_lists_what_is_wrong_and_exits_with_1_where_a_fact_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(FACTS + "ratings: [IMDb: 84/10]\n")
    result = publisher("check", path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{path}:8:")
    assert "refused" in result.stdout


def test_check_exits_with_0_where_all_is_well(facts: Path) -> None:
    result = publisher("check", facts)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 refused" in result.stderr


def test_on_a_terminal_check_shows_a_table_that_fits_it(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(terminal, "out", Console(file=screen, force_terminal=True, width=80, soft_wrap=True))
    facts.write_text(FACTS.replace("Alien", "The Thing From Earth"), encoding="utf-8")
    assert publisher("check", facts).exit_code == 0
    lines = screen.getvalue().splitlines()
    (row,) = (line.split() for line in lines if "The Thing From Earth" in line)
    assert row[4:] == ["yes", "–", "yes", "yes", "–", "–", "no"]
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 80 for line in lines)


def test_check_counts_what_films_lack_for_rich_results_with_the_mend(facts: Path) -> None:
    lines = publisher("check", facts).stderr.splitlines()
    assert "rich results: 0 of 1 films have what is required" in lines
    assert [line for line in lines if "1 without image, required (write images:" in line]
    assert not [line for line in lines if "without name" in line]


def test_one_bad_file_does_not_cost_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "alien.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "bad.yaml").write_bytes(b"title: \xff")
    result = publisher("build", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "1 films" in result.stdout
    assert "bad.yaml:1" in result.stderr


def test_history_can_be_listed_compared_and_undone(facts: Path, published: Path) -> None:
    first = publisher("releases", "--dir", published).output.splitlines()[1].split(",")[0]
    facts.write_text(FACTS.replace("117", "116"), encoding="utf-8")
    publisher("build", facts, "--out", published)
    listed = publisher("releases", "--dir", published).output.splitlines()
    assert len(listed) == 3
    assert [line.endswith("in place") for line in listed[1:]].count(True) == 1
    second = next(line for line in listed[1:] if line.endswith("in place")).split(",")[0]
    changed = publisher("diff", first, second, "--dir", published).output
    assert '- <http://localhost:8000/film/alien-1979#film> <https://schema.org/duration> "PT1H57M"' in changed
    assert '+ <http://localhost:8000/film/alien-1979#film> <https://schema.org/duration> "PT1H56M"' in changed
    assert first in publisher("rollback", "--dir", published).output
    assert publisher("diff", first, first, "--dir", published).output == ""


def test_two_releases_are_compared_thing_by_thing(facts: Path, published: Path) -> None:
    first = next(published.glob("releases/*")).name
    facts.write_text(FACTS.replace("117", "116").replace("Tom Skerritt", "John Hurt"), encoding="utf-8")
    publisher("build", facts, "--out", published)
    (second,) = {path.name for path in published.glob("releases/*")} - {first}
    said = publisher("diff", first, second, "--things", "--dir", published).output.splitlines()
    assert "changed,http://localhost:8000/film/alien-1979,Alien" in said
    assert "created,http://localhost:8000/person/john-hurt,John Hurt" in said
    assert "withdrawn,http://localhost:8000/person/tom-skerritt,Tom Skerritt" in said
    assert not any("ridley-scott" in line for line in said)
    assert publisher("diff", "--things", "--dir", published).output.splitlines() == said


def test_a_release_that_loses_much_is_written_and_waits_to_be_accepted(published: Path, tmp_path: Path) -> None:
    cast = "".join(f"  - Somebody Nr {number}: Role {number}\n" for number in range(20))
    many, few = tmp_path / "many.yaml", tmp_path / "few.yaml"
    many.write_text(FACTS.replace("Alien", "Aliens") + cast, encoding="utf-8")
    few.write_text(FACTS, encoding="utf-8")
    publisher("build", many, few, "--out", published)
    before = (published / "current").read_text()
    held = publisher("build", few, "--out", published)
    assert held.exit_code == 1
    assert "documents would be gone, more than 10%" in held.stderr
    assert "--accept" in held.stderr
    assert held.stdout == ""
    assert (published / "current").read_text() == before
    assert "never put in place" in publisher("releases", "--dir", published).output
    assert publisher("build", few, "--out", published, "--most-lost", "95%").exit_code == 0
    publisher("rollback", "--dir", published)
    assert publisher("build", few, "--out", published, "--accept").exit_code == 0


@pytest.mark.parametrize("share", ["ten", "101%", "-1%", "1.5%", "٣%"])
def test_a_share_that_is_none_is_a_mistake_of_use(facts: Path, tmp_path: Path, share: str) -> None:
    result = publisher("build", facts, "--out", tmp_path / "out", "--most-lost", share)
    assert result.exit_code == 2
    assert "is no share" in result.stderr


def test_a_build_removes_the_oldest_releases(facts: Path, published: Path) -> None:
    for minutes in range(100, 104):
        facts.write_text(FACTS.replace("117", str(minutes)), encoding="utf-8")
        publisher("build", facts, "--out", published, "--keep", "3")
    assert len(publisher("releases", "--dir", published).output.splitlines()) == 1 + 3


def test_verify_says_so_when_all_is_well_and_names_what_is_not(published: Path) -> None:
    assert "is whole" in publisher("verify", published).output
    (dump,) = published.rglob(DUMP)
    content = dump.read_bytes()
    dump.write_bytes(content.replace(b"Ripley", b"Rippey"))
    result = publisher("verify", published)
    assert result.exit_code == 1
    assert "SHA-256" in result.output


def test_what_was_downloaded_is_verified_with_its_manifest(published: Path, tmp_path: Path) -> None:
    (release,) = published.glob("releases/*")
    folder = tmp_path / "downloaded"
    folder.mkdir()
    for name in ("manifest.json", "catalogue.nq.gz", "films.csv"):
        (folder / name).write_bytes((release / name).read_bytes())
    said = publisher("verify", folder)
    assert said.exit_code == 0
    assert "films.csv: OK" in said.output
    assert "is whole" in said.output
    (folder / "catalogue.nq.gz").unlink()
    said = publisher("verify", folder)
    assert said.exit_code == 0
    assert "is whole" not in said.output


def test_the_dumps_are_chosen(facts: Path, tmp_path: Path) -> None:
    publisher("build", facts, "--out", tmp_path / "chosen", "--dumps", "none")
    (release,) = tmp_path.glob("chosen/releases/*")
    assert not list(release.glob("*.gz"))
    publisher("build", facts, "--out", tmp_path / "chosen", "--dumps", "ttl.gz,csv")
    assert {path.name for path in release.glob("*.gz")} == {"catalogue.ttl.gz"}
    assert (release / "films.csv").exists()
    refused = publisher("build", facts, "--out", tmp_path / "chosen", "--dumps", "ttl.rar")
    assert refused.exit_code == 2
    assert "ttl.gz" in refused.output


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["build", "nowhere.yaml"], 1, "nowhere.yaml: no such file"),
        (["build", "pyproject.toml"], 1, "no origin reads .toml"),
        (["build", "data", "--base", "ftp://x"], 2, "cannot be a base IRI"),
        (["map", "data", "--to", "word"], 2, "choose one of"),
        (["map"], 2, "Missing argument 'SOURCES...': see `publisher map --help`"),
        (["query", "SELECT", "--dir", "nowhere"], 1, "publisher build"),
        (["embed", "nothing", "--dir", "nowhere"], 1, "publisher build"),
        (["embed", "--all", "tests", "Alien"], 2, "leave out films"),
        (["embed", "Alien", "--check"], 2, "--into"),
        (["embed", "Alien", "--page", "best.html"], 2, "https://…"),
        (["embed"], 2, "name a film"),
        (["verify", "nowhere"], 1, "publisher build"),
        (["rollback", "--dir", "nowhere"], 1, "no earlier release"),
        (["serve", "--port", "0"], 2, "0 is not in the range"),
        (["serve", "--port", "8001", "--sparql-port", "8001"], 2, "are both 8001"),
        (["nothing"], 2, "No such command"),
    ],
)
def test_an_error_is_one_line_that_says_the_mend(
    words: list[str], status: int, said: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    result = publisher(*words)
    assert result.exit_code == status
    assert [said in line for line in result.stderr.splitlines() if line.startswith("publisher: ")] == [True]
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_what_serves_is_told_its_processes_its_ports_and_the_limits_apart(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(site, "serve", lambda *given: told.extend(given))
    words = ("--workers", "5", "--query-workers", "7", "--sparql-port", "8001", "--trust-proxy", "10.0.0.0/8")
    assert publisher("serve", published, *words).exit_code == 0
    admission = site.Admission(Limits(workers=7), (ip_network("10.0.0.0/8"),), 8001)
    assert told == [published, "127.0.0.1", 8000, 5, admission]


def test_a_query_that_is_wrong_is_an_error_of_one_line(published: Path) -> None:
    result = publisher("query", "SELECT", "--dir", published)
    assert result.exit_code == 1
    assert result.stderr.startswith("publisher: not a SPARQL 1.1 query")


def test_a_film_that_is_not_there_is_named(published: Path) -> None:
    result = publisher("embed", "Aliens", "--dir", published)
    assert result.exit_code == 1
    assert "no film 'Aliens'" in result.stderr


def test_an_article_is_embedded_without_a_catalogue_as_from_one(checkout: Path, tmp_path: Path) -> None:
    article = checkout / "data" / "the-perfection.txt"
    publisher("build", article, "--out", tmp_path)
    assert publisher("embed", article).stdout == publisher("embed", "The Perfection", "--dir", tmp_path).stdout


TABLE = "Titel;Jahr\nDas Boot;1981\nHalb\n"
DECLARED = "columns: {Titel: title, Jahr: year}"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "boot.csv.columns.yaml").write_text(DECLARED, encoding="utf-8")
    path = tmp_path / "boot.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_what_a_table_lacks_is_counted_and_costs_nothing_else(table: Path, tmp_path: Path) -> None:
    result = publisher("build", table, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert re.search(r"1 films, \d+ statements, 1 refused\n$", result.stdout)
    assert "boot.csv:3: refused: 1 cells, but 2 columns" in result.stderr


def test_strictly_nothing_is_written(table: Path, tmp_path: Path) -> None:
    result = publisher("build", table, "--strict", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "boot.csv:3: refused" in result.stderr
    assert not (tmp_path / "out" / "current").exists()


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_a_strict_check_also_refuses_what_is_doubtful(tmp_path: Path, strict: list[str]) -> None:
    path = tmp_path / "a.json"
    lead = "Alien is a 1979 horror film directed by Ridley Scott."
    path.write_text(json.dumps([{"title": "Alien", "year": 1980, "extract": lead}]), encoding="utf-8")
    assert publisher("check", path, *strict).exit_code == (1 if strict else 0)


def test_standard_input_is_read_as_it_is_told() -> None:
    said = b"title,year\nAlien,1979\n"
    result = CliRunner().invoke(main, ["map", "-", "--as", "csv", "--to", "nq"], input=said)
    assert "film/alien-1979#film" in result.stdout


def test_a_form_that_there_is_not_is_a_mistake_of_use(table: Path) -> None:
    result = publisher("map", table, "--as", "parchment")
    assert result.exit_code == 2
    assert "no sources are of the form 'parchment'" in result.stderr


def test_a_text_under_terms_of_its_own_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    lead = "Alien is a 1979 horror film directed by Ridley Scott."
    path.write_text(json.dumps([{"title": "Alien", "year": 1979, "extract": lead}]), encoding="utf-8")
    whole, without = (publisher("map", path, "--to", "nq", *more).stdout for more in ([], ["--no-text"]))
    assert (lead in whole, lead in without) == (True, False)
    assert "creativecommons.org/licenses/by-sa/4.0" in whole
    assert "person/ridley-scott#person" in without


def test_a_build_says_how_many_records_became_how_many_films(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("title: Alien\nyear: 1979\n")
    result = publisher("build", str(tmp_path), "--out", str(tmp_path / "out"))
    assert "2 sources, 1 films joined from 2 records, " in result.stdout
