import pytest
from catalogue import BASE, READINGS

from publisher.errors import UnfitFact
from publisher.identity import Claims, Ledger
from publisher.identity.ledger import NOTHING
from publisher.identity.written import decisions
from publisher.release import naming

LINK = "https://en.wikipedia.org/wiki/The_Perfection"


@pytest.fixture
def claims() -> Claims:
    return Claims(said.film for reading in READINGS for said in reading.said)


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "MANY", 0)


def test_names_that_are_found_in_a_process_of_its_own_are_the_same(claims: Claims) -> None:
    expected = claims.names(BASE)
    assert naming.names(claims, BASE, NOTHING, []) == expected
    assert not claims.lines


def test_a_decision_that_cannot_be_is_heard_of_from_there(claims: Claims) -> None:
    said = f"address\tfilm/taken\t{LINK}\ncalled\tperson/steven-weber\tfilm/taken"
    with pytest.raises(UnfitFact, match="film/taken is the address of another thing"):
        naming.names(claims, BASE, Ledger.of(decisions(said, "identity.ledger")), [])
