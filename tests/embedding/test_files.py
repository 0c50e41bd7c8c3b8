"""A crash leaves the old page or the new one."""

import os
from pathlib import Path

import pytest

from publisher.embedding import files
from publisher.errors import UnreadableSource


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    page.chmod(0o640)
    files.replace(page, b"new")
    assert (page.read_bytes(), page.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_bytes(b"old")
    link.symlink_to(page)
    files.replace(link, b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"


def test_a_read_only_file_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    page.chmod(0o444)
    with pytest.raises(UnreadableSource, match="read-only"):
        files.replace(page, b"new")
    assert page.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old")
    os.chown(page, 12345, 54321)
    files.replace(page, b"new")
    assert (page.stat().st_uid, page.stat().st_gid) == (12345, 54321)


def test_a_file_of_the_longest_name_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / f"{'天' * 83}.html"
    page.write_bytes(b"old")
    files.replace(page, b"new")
    assert page.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_crash_at_any_step_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os if step == "fsync" else Path, step, crash)
    with pytest.raises(KeyboardInterrupt):
        files.replace(page, b"new")
    assert page.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_what_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="No such file"):
        files.read(tmp_path / "nothing.html")
    with pytest.raises(UnreadableSource, match="not written"):
        files.replace(tmp_path / "no folder" / "page.html", b"")
