import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import iris
from publisher.errors import UsageError
from publisher.iris import Kind


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Perfection 2018", "the-perfection-2018"),
        ("Amélie", "amelie"),
        ("Who's Afraid of Virginia Woolf?", "whos-afraid-of-virginia-woolf"),
        ("WALL·E", "wall-e"),
        ("Øystein", "oystein"),
        ("Война и мир", "voyna-i-mir"),
        ("Dvořák", "dvorak"),
        ("東京物語", "dongjingwuyu"),
        ("Cher", "cher"),
        ("42", "42"),
    ],
)
def test_a_slug_is_readable(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@given(st.text(min_size=1))
def test_any_name_has_a_slug_that_a_path_and_a_fragment_can_carry(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return  # facts refuse it
    slug = iris.slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= iris.LONGEST_SLUG


@given(st.sampled_from(Kind), st.text("abz019", min_size=1, max_size=9))
def test_what_is_minted_can_be_looked_up(kind: Kind, slug: str) -> None:
    path = iris.document("https://films.example/", kind, slug).removeprefix("https://films.example/")
    assert iris.looked_up(path) == (kind, slug)


@pytest.mark.parametrize(
    "path",
    ["", "film", "film/", "film/A", "film/a/b", "film/../x", "film/a\n", "films/a", "film/%00", "film/a-", "FILM/a"],
)
def test_other_paths_are_no_documents(path: str) -> None:
    assert iris.looked_up(path) is None


def test_long_names_that_differ_at_the_end_differ_in_their_slugs() -> None:
    assert iris.slug("x" * 500 + "a") != iris.slug("x" * 500 + "b")


@pytest.mark.parametrize("base", ["https://films.example", "https://films.example/", "http://localhost:8000/a/b/"])
def test_a_base_ends_with_a_slash(base: str) -> None:
    assert iris.checked_base(base) == base.rstrip("/") + "/"


@pytest.mark.parametrize(
    "base", ["", "films.example", "ftp://x/", "https://a b/", "https://x/?q", "https://x/#f", "https://"]
)
def test_what_cannot_be_a_base_is_refused(base: str) -> None:
    with pytest.raises(UsageError):
        iris.checked_base(base)
