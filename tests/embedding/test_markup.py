"""Tags are found where a browser finds them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.embedding.markup import tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<p>a</p>", ["p", "/p"]),
        ("<!-- <p> --><b>", ["b"]),
        ("<!--><p>", ["p"]),
        ("<!---><p>", ["p"]),
        ("<!-- never closed <p>", []),
        ("<!-- a --!><p>", ["p"]),
        ("<!doctype html><p>", ["p"]),
        ('<?xml version="1.0"?><b>', ["b"]),
        ("<![CDATA[ x ]]><p>", ["p"]),
        ("1 < 2 <p>", ["p"]),
        ("</ p><b>", ["b"]),
        ("<script>'<p>'</script><b>", ["script", "/script", "b"]),
        ("<script><!-- <script> </script> --></script><b>", ["script", "/script", "b"]),
        ("<script><!-- </script><b>", ["script", "/script", "b"]),
        ("<title><p></title><b>", ["title", "/title", "b"]),
        ("<TEXTAREA></head></textarea>", ["textarea", "/textarea"]),
        ("<style></styles></style >", ["style", "/style"]),
        ('<a title="</head>" href=x><b>', ["a", "b"]),
        ("<a title='it\"s' b=\"it's\"><b>", ["a", "b"]),
        ('<a b"c=d><b>', ["a", "b"]),
        ("<a title=it's><b>", ["a", "b"]),
        ("<br/><img src=x/>", ["br", "img"]),
        ("<a href=x", []),
    ],
)
def test_tags_are_those_of_the_page(text: str, names: list[str]) -> None:
    assert [("/" if tag.closing else "") + tag.name for tag in tags(text)] == names


def test_attributes_are_read_with_their_character_references() -> None:
    (tag,) = tags("<LINK Rel=canonical HREF='a?b&amp;c' rel=other checked data-x = \"1 > 2\" />")
    assert tag.attributes == {"rel": "canonical", "href": "a?b&c", "checked": "", "data-x": "1 > 2"}


@given(
    st.lists(st.sampled_from([*"<>/!-=\"' a", "<!--", "-->", "<script", "</script>", "<p>", "</title>"])).map("".join)
)
def test_tags_stand_in_order_and_are_what_the_text_says(text: str) -> None:
    end = 0
    for tag in tags(text):
        assert end <= tag.start < tag.end <= len(text)
        assert text[tag.start] == "<"
        assert text[tag.end - 1] == ">"
        end = tag.end


PIECES = [
    "<p>",
    "</P>",
    "<title>",
    "</title >",
    "<a b='<meta>'",
    ">",
    "<meta x",
    "<!--",
    "-->",
    "<script>",
    "</script",
    "/",
    " ",
    "<",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from([{"meta"}, {"p", "title"}, {"script"}, {"x"}]))
def test_those_that_are_wanted_are_those_of_all(text: str, wanted: set[str]) -> None:
    assert list(tags(text, frozenset(wanted))) == [tag for tag in tags(text) if tag.name in wanted]


@pytest.mark.parametrize(
    "text", ["<" * 50_000, "<a " * 50_000, "<!--" * 50_000, '<a b="' * 50_000, "<script>" * 50_000, "<%" * 100_000]
)
def test_long_pages_of_nonsense_are_read_at_once(text: str) -> None:
    assert len(list(tags(text))) <= 50_000
    assert len(list(tags(text, frozenset({"meta"})))) <= 50_000
