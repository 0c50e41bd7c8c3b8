from hypothesis import given
from hypothesis import strategies as st

from publisher.release.difference import Fate
from publisher.release.members import LONGEST, Member, documents, read

BASE = "https://films.example/"
ALIEN = f"{BASE}film/alien-1979#"
NAME = f'<{ALIEN}film> <https://schema.org/name> "A\\"lien\\u0085" <{BASE}source/a#graph> .\n'
YEAR = f'<{ALIEN}film> <https://schema.org/year> "1979" <{BASE}source/a#graph> .\n'
SAID = f'<{ALIEN}film> <https://schema.org/name> "A\\"lien\\u0085" .\n'
DATED = f'<{ALIEN}film> <https://schema.org/year> "1979" .\n'

texts = st.text(st.characters(codec="utf-8"))
lines = st.text(st.characters(codec="utf-8", exclude_characters="\n#"), min_size=1).map("<{}\n".format)
members = st.builds(Member, st.sampled_from(Fate), texts, texts, st.lists(lines).map(tuple))


@given(st.lists(members))
def test_what_was_written_is_read(found: list[Member]) -> None:
    assert list(read("".join(member.written() for member in found))) == found


def test_a_document_is_created_changed_or_withdrawn() -> None:
    assert list(documents([("+", NAME)], BASE)) == [Member(Fate.CREATED, ALIEN, 'A"lien\u0085', (SAID,))]
    assert list(documents([("=", NAME), ("-", YEAR)], BASE)) == [Member(Fate.CHANGED, ALIEN, 'A"lien\u0085', (SAID,))]
    assert list(documents([("-", NAME)], BASE)) == [Member(Fate.WITHDRAWN, ALIEN, 'A"lien\u0085')]
    assert list(documents([("=", NAME)], BASE)) == []


def test_a_document_whose_every_statement_is_another_is_changed() -> None:
    (found,) = documents([("-", NAME), ("+", YEAR)], BASE)
    assert (found.fate, found.lines) == (Fate.CHANGED, (DATED,))


def test_what_is_no_document_of_ours_is_told_by_its_own_address() -> None:
    other = '<https://other.example/a> <https://schema.org/name> "A" <https://other.example/g> .\n'
    part = '<https://other.example/a#b> <https://schema.org/name> "B" <https://other.example/g> .\n'
    found = documents([("+", part), ("+", other)], BASE)
    assert [each.address for each in found] == ["https://other.example/a#", "https://other.example/a"]


def test_what_several_sources_say_is_kept_once() -> None:
    again = NAME.replace("source/a", "source/b")
    (found,) = documents([("=", NAME), ("+", again)], BASE)
    assert (found.fate, found.lines) == (Fate.CHANGED, (SAID,))


def test_a_document_that_is_too_long_is_announced_without_its_statements() -> None:
    long = NAME.replace("\\u0085", "l" * LONGEST)
    (found,) = documents([("+", long), ("+", YEAR)], BASE)
    assert (found.fate, found.lines) == (Fate.CREATED, ())
