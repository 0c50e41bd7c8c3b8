"""Sources read by one process and by several."""

import json
import os
import signal
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from bench import tables
from catalogue import BASE

from publisher import hands
from publisher.errors import Unwritable
from publisher.findings import Finding
from publisher.release import films
from publisher.release.build import build
from publisher.release.gathering import Gathered
from publisher.release.history import History
from publisher.sources import imdb
from publisher.sources.imdb import merging
from publisher.sources.origins import streams
from publisher.sources.tables import leads

FILMS = 40
WRONG = {
    "title.principals": "tt0000007\t900\tnm0000003\tactor\t\\N\tRipley\n",
    "title.ratings": "tt9999999\t8.5\t3\n",
    "name.basics": "nm9999999\tSomebody\t18x0\t\\N\tactor\t\\N\n",
    "title.akas": "cut\n",
}


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """IMDb's data sets with something wrong in several of them, read a few films at a time."""
    folder = tmp_path / "imdb"
    tables.write(folder, FILMS)
    for name, row in WRONG.items():
        path = folder / f"{name}.tsv"
        lines = [*path.read_text(encoding="utf-8").splitlines(keepends=True), row]
        path.write_text("".join([lines[0], *sorted(lines[1:])]), encoding="utf-8")
    monkeypatch.setattr(merging, "PART", 3)
    return folder


@dataclass
class Heard:
    """What a reader of sources tells while it reads."""

    findings: list[str] = field(default_factory=list)
    films: list[int] = field(default_factory=list)

    def found(self, finding: Finding) -> None:
        self.findings.append(str(finding))

    def progress(self, _: str, done: int = 0, __: int = 0, /) -> None:
        self.films.append(done)


def test_as_many_processes_as_there_may_be_read_the_same(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_cores = []
    for cores in (1, 2, 5):
        monkeypatch.setattr(hands, "cores", partial(int, cores))
        folder, heard = tmp_path / str(cores), Heard()
        folder.mkdir()
        gathered = Gathered(folder).read(streams([sources]), heard.found, heard.progress)
        by_cores.append((list(gathered.spool.said(range(FILMS))), gathered.claims.lines, heard))
    assert by_cores[0] == by_cores[1] == by_cores[2]
    said, _, heard = by_cores[0]
    assert len(said) == heard.films[-1] == FILMS
    assert len(heard.films) > FILMS // 4
    assert len([each for each in heard.findings if "refused" in each]) == len(WRONG)


def test_leads_are_read_the_same_by_as_many_processes_as_there_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "PART", 1)
    lead = "{} is a {} American horror film directed by Nobody {}."
    rows = [
        {"title": title, "year": 1990 + number, "extract": lead.format(title, 1990 + number, title)}
        for number, title in enumerate(("Alien", "Brazil", "Casino", "Duel", "Alien", "Eva"))
    ]
    (tmp_path / "films.json").write_text(json.dumps([*rows, rows[0]]), encoding="utf-8")
    by_cores = []
    for cores in (1, 3):
        monkeypatch.setattr(hands, "cores", partial(int, cores))
        folder, heard = tmp_path / str(cores), Heard()
        folder.mkdir()
        gathered = Gathered(folder).read(streams([tmp_path / "films.json"]), heard.found)
        by_cores.append((list(gathered.spool.said(range(len(gathered.spool)))), heard.findings))
    assert by_cores[0] == by_cores[1]
    said, _ = by_cores[0]
    assert [source for source, _ in said] == [0] * len(rows) + [1] * len(rows)


@pytest.mark.slow
def test_as_many_processes_as_there_may_be_give_one_release(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(films, "BATCH", 7)
    releases = set()
    for cores in (1, 3):
        monkeypatch.setattr(hands, "cores", partial(int, cores))
        releases.add(build(streams([sources]), BASE, History(tmp_path / str(cores))).id)
    assert len(releases) == 1


def test_a_process_that_is_ended_while_it_reads_costs_the_new_release_alone(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "cores", lambda: 2)
    monkeypatch.setattr(imdb.Titles, "read", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    history = History(tmp_path / "published")
    with pytest.raises(Unwritable, match="a process was ended before its work was done"):
        build(streams([sources]), BASE, history)
    assert history.in_place()[0] == ""
