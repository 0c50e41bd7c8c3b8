import pytest

from publisher.errors import UsageError
from publisher.release.dumps import ALL, USUAL, choice, chosen


def test_a_list_names_the_dumps_and_each_once() -> None:
    assert [dump.name for dump in chosen("ttl.gz, csv,ttl.gz")] == ["ttl.gz", "csv"]
    assert chosen("none") == ()


def test_what_is_usual_needs_nothing_besides_the_publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    assert [dump.name for dump in chosen(USUAL)] == USUAL.split(",")


def test_what_is_not_installed_is_said_and_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    for names, extra in (("parquet", r"\[parquet\]"), ("nq.zst,csv", r"\[zstd\]"), ("all", r"\[parquet,zstd\]")):
        with pytest.raises(UsageError, match=extra):
            chosen(names)


def test_all_is_everything_where_everything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: object())
    assert chosen("all") == ALL


@pytest.mark.parametrize("wrong", ["docx", "nq", "csv.bz2", "ttl.gz,rdf.gz"])
def test_a_dump_that_there_is_not_is_refused_with_those_that_there_are(wrong: str) -> None:
    with pytest.raises(UsageError, match=r"jsonl\.gz"):
        chosen(wrong)
