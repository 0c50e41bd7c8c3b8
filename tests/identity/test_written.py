"""The file of a ledger."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import UnreadableSource
from publisher.identity.claim import Key
from publisher.identity.ledger import Holder, Ledger
from publisher.identity.written import decisions, read, write

LINK = "https://www.imdb.com/name/nm0931329/"


def test_parts_stand_apart_by_tabs_or_two_spaces_and_comments_count_for_nothing() -> None:
    found = list(decisions(f"# a\n\nsame  {LINK}   person/x  # b\ngone\tfilm/x-1999\n", "a.ledger"))
    assert [(each.verb, each.parts, each.place.line) for each in found] == [
        ("same", (LINK, "person/x"), 3),
        ("gone", ("film/x-1999",), 4),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sames\ta\tb", "'sames' is no decision (begin with address, same, two, called, gone, then a tab)"),
        (f"same {LINK} person/x", "is no decision"),
        (f"same\t{LINK}", "same with 1 parts, not 2 or more (put a tab between them)"),
        ("two\tperson/x\tperson/x", "two of a thing and itself"),
        ("gone\tX", "'X' is no path of a document (write it as person/michelle-williams)"),
        ("gone\tsource/x", "no path of a document"),
        ("same\tperson/x\thttps://a b", "'https://a b' is no web address"),
        ("address\tperson/x\t...", "the name '...' holds no letter"),
        ("called\tperson/x\tperson/y\ncalled\tperson/x\tperson/z", "line 1 says otherwise of person/x"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_mend(line: str, said: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        list(decisions(line, "identity.ledger"))
    number = len(line.splitlines())
    told = f"{caught.value.message} ({caught.value.mend})"
    assert told.startswith(f"identity.ledger:{number}: ")
    assert said in told


def test_the_decisions_that_the_readme_shows_are_decisions(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"^(?:same|two|called|gone) .*\n", readme, re.MULTILINE))
    assert [each.verb for each in decisions(shown, "README.md")] == ["same", "two", "called", "gone"]


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "identity.ledger") == Ledger()


def test_a_ledger_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "identity.ledger"
    path.write_bytes(b"gone\tfilm/\xff")
    with pytest.raises(UnreadableSource, match=r"identity\.ledger"):
        read(path)


def test_what_an_editor_wrote_stays_where_addresses_are_added(tmp_path: Path) -> None:
    path = tmp_path / "identity.ledger"
    path.write_text("# mine\nsame\tperson/x\tperson/y", encoding="utf-8")
    write(path, {"person/b": Holder(), "person/a": Holder(LINK, (Key("person", "michelle williams"),))})
    assert path.read_text(encoding="utf-8") == (
        f"# mine\nsame\tperson/x\tperson/y\naddress\tperson/a\t{LINK}\tmichelle williams\naddress\tperson/b\t-\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["identity.ledger"]


words = st.lists(st.sampled_from(["李娜", "alien", "42", "й"]), min_size=1, max_size=3).map(" ".join)
keys = st.builds(Key, st.just("film"), words, st.sampled_from(["", "1979"]))
holders = st.builds(
    Holder,
    st.sampled_from(["", "https://www.imdb.com/title/tt0078748/"]),
    st.lists(keys, max_size=2, unique=True).map(tuple),
)


@given(st.dictionaries(st.sampled_from(["film/a", "film/b-1979", "film/c"]), holders))
def test_what_is_written_is_read_again(addresses: dict[str, Holder]) -> None:
    lines = "\n".join(str(each) for each in Ledger().plus(addresses).decisions)
    found = Ledger.of(decisions(lines, "a.ledger")).addresses
    assert {path: (holder.link, set(holder.names)) for path, holder in found.items()} == {
        path: (holder.link, set(holder.names)) for path, holder in addresses.items()
    }
