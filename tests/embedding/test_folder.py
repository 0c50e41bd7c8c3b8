"""A folder of pages: each gets the element of its film, and what could not be done is told."""

from pathlib import Path

import pytest
from catalogue import reading

from publisher.embedding import folder
from publisher.embedding.folder import State, walked
from publisher.errors import UnreadableSource
from publisher.facts import Film, Text
from publisher.release.build import build
from publisher.release.history import History

ALIEN, ALIENS = (f"<title>{title}</title><p>x" for title in ("Alien (1979)", "Aliens (1986)"))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    films = [Film(name=Text("Alien"), year=1979), Film(name=Text("Aliens"), year=1986)]
    readings = [reading(f"{film.year}.yaml", film) for film in films]
    history = History(tmp_path_factory.mktemp("published"))
    build(readings, "https://films.example/", history)
    found = history.current()
    assert found
    return found


def site(root: Path, **pages: str) -> Path:
    for name, text in pages.items():
        path = root / f"{name.replace('__', '/').replace('_', '.')}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def states(root: Path, release: Path, *, check: bool = False) -> dict[str, State]:
    return {str(each.path.relative_to(root)): each.state for each in walked(root, release, check=check)}


def test_each_page_gets_the_element_of_its_film_and_others_are_told_and_left(tmp_path: Path, release: Path) -> None:
    root = site(
        tmp_path, a_html=ALIEN, deep__er__b_HTM=ALIENS, c_xhtml=ALIEN, other_html="<title>x</title>", d_txt=ALIEN
    )
    told = states(root, release)
    assert told == {
        "a.html": State.UPDATED,
        "c.xhtml": State.UPDATED,
        "deep/er/b.HTM": State.UPDATED,
        "other.html": State.UNMATCHED,
    }
    assert '"name": "Aliens"' in (root / "deep/er/b.HTM").read_text(encoding="utf-8")
    assert (root / "other.html").read_text(encoding="utf-8") == "<title>x</title>"
    assert (root / "d.txt").read_text(encoding="utf-8") == ALIEN
    assert set(states(root, release).values()) == {State.CURRENT, State.UNMATCHED}


def test_a_check_changes_nothing(tmp_path: Path, release: Path) -> None:
    root = site(tmp_path, a_html=ALIEN)
    assert states(root, release, check=True) == {"a.html": State.OUTDATED}
    assert (root / "a.html").read_text(encoding="utf-8") == ALIEN
    states(root, release)
    assert states(root, release, check=True) == {"a.html": State.CURRENT}


def test_a_page_that_cannot_be_read_or_written_costs_no_other(tmp_path: Path, release: Path) -> None:
    root = site(tmp_path, a_html=ALIEN, b_html=ALIEN, c_html=ALIEN)
    (root / "a.html").write_bytes(b"<\x00p\x00")
    (root / "b.html").chmod(0o444)
    assert states(root, release) == {"a.html": State.UNREAD, "b.html": State.UNREAD, "c.html": State.UPDATED}
    assert (root / "b.html").read_text(encoding="utf-8") == ALIEN


def test_links_stay_links_and_those_that_lead_nowhere_are_passed_over(tmp_path: Path, release: Path) -> None:
    root = site(tmp_path / "site", a_html=ALIEN)
    (root / "link.html").symlink_to(root / "a.html")
    (tmp_path / "elsewhere.html").write_text(ALIEN, encoding="utf-8")
    (root / "out.html").symlink_to(tmp_path / "elsewhere.html")
    (root / "lost.html").symlink_to(root / "nothing.html")
    (root / "round").symlink_to(root, target_is_directory=True)
    assert states(root, release) == {"a.html": State.UPDATED, "out.html": State.UPDATED}
    assert (root / "link.html").is_symlink()
    assert (root / "out.html").is_symlink()
    assert "data-film-facts" in (tmp_path / "elsewhere.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_many_pages_are_shared_among_processes_and_told_in_order(tmp_path: Path, release: Path) -> None:
    root = site(tmp_path, **{f"p{number:03}_html": ALIEN for number in range(folder.FEW + 1)})
    told = states(root, release)
    assert list(told) == sorted(told)
    assert set(told.values()) == {State.UPDATED}


def test_what_is_no_folder_is_said(tmp_path: Path, release: Path) -> None:
    for path in (tmp_path / "nothing", site(tmp_path, a_html=ALIEN) / "a.html"):
        with pytest.raises(UnreadableSource, match="no such folder"):
            list(walked(path, release, check=False))
