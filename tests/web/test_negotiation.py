import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.formats import DOCUMENTS, HTML, JSONLD, NTRIPLES, RDFXML, TURTLE, Format
from publisher.web.negotiation import grade, negotiated, ranges

CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# the example of RFC 9110, section 12.5.1
EXAMPLE = "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5"


@pytest.mark.parametrize(
    ("media_type", "weight"),
    [
        ("text/plain;format=flowed", 1.0),
        ("text/plain", 0.7),
        ("text/html", 0.3),
        ("image/jpeg", 0.5),
        ("text/plain;format=fixed", 0.4),
    ],
)
def test_the_most_precise_range_weighs_a_media_type_as_in_the_table_of_rfc_9110(media_type: str, weight: float) -> None:
    assert grade(tuple(ranges(EXAMPLE)), media_type)[0] == weight


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, HTML),
        ("", HTML),
        (" , ,", HTML),
        ("*/*", HTML),
        (CHROME, HTML),
        (FIREFOX, HTML),
        ("text/*", HTML),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle", TURTLE),
        ("text/turtle;charset=utf-8", TURTLE),
        ('text/turtle ; charset="UTF-8"', TURTLE),
        ("application/ld+json", JSONLD),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSONLD),
        ('application/ld+json; profile="a, b"; q=1, text/turtle;q=0.5', JSONLD),
        ("application/*", JSONLD),
        ("application/ld+json, text/turtle", TURTLE),
        ("application/n-triples, application/ld+json, application/rdf+xml", JSONLD),
        ("text/turtle, */*", TURTLE),
        ("text/turtle;q=0.9, text/html;q=0.8", TURTLE),
        ("text/turtle;q=0.8, text/html;q=0.9", HTML),
        ("text/html;q=0, */*", TURTLE),
        ("text/*;q=0, */*;q=0.1", JSONLD),
        ("*/*;q=0.1, application/rdf+xml;q=0.2", RDFXML),
        ("application/n-triples;q=0.001", NTRIPLES),
        ("text/turtle;q=1.000, text/html;q=.5", TURTLE),
        ("image/png, text/turtle;q=0.1", TURTLE),
        ("garbage", HTML),
        ("garbage, text/turtle", TURTLE),
        ("*/turtle", HTML),
        ("text/turtle;q=much, application/ld+json;q=0.1", JSONLD),
        ('text/turtle;x="unfinished, application/ld+json', None),
        ("image/png", None),
        ("text/html;level=1", None),
        ("text/turtle;charset=utf-16", None),
        ("*/*;q=0", None),
        ("text/html;q=0", None),
        ("text/html;q=0.0, */*;q=0.000", None),
    ],
)
def test_a_header_chooses(accept: str | None, form: Format | None) -> None:
    assert negotiated(accept, DOCUMENTS) == form


weights = st.integers(0, 1000).map(lambda n: f"{n / 1000:.3f}")
element = st.builds("{};q={}".format, st.sampled_from([f.media_type for f in DOCUMENTS] + ["text/*", "*/*"]), weights)


@given(st.text())
def test_no_header_breaks_it(accept: str) -> None:
    assert negotiated(accept, DOCUMENTS) in (*DOCUMENTS, None)


@given(st.lists(element, min_size=1, unique_by=lambda e: e.split(";")[0]), st.randoms())
def test_the_order_of_the_ranges_does_not_matter(elements: list[str], random: object) -> None:
    shuffled = sorted(elements, key=lambda _: random.random())  # type: ignore[attr-defined]  # a random.Random
    assert negotiated(",".join(elements), DOCUMENTS) == negotiated(" , ".join(shuffled), DOCUMENTS)


@given(st.lists(element, min_size=1))
def test_what_is_sent_weighs_no_less_than_what_is_not(elements: list[str]) -> None:
    accept = ",".join(elements)
    wanted = tuple(ranges(accept))
    found = negotiated(accept, DOCUMENTS)
    best = max(grade(wanted, form.media_type)[0] for form in DOCUMENTS)
    assert (grade(wanted, found.media_type)[0] == best > 0) if found else best == 0


@pytest.mark.parametrize(
    "piece", ['"', '\\"', ',"', "a/b;", "a/b,", ";q=", '"\\', "a/b;x=", "\t ", "a" * 9, "a/b;c=d;"]
)
def test_sixty_four_kilobytes_of_anything_are_read_quickly(piece: str) -> None:
    began = time.process_time()
    negotiated((piece * 65536)[:65536], DOCUMENTS)
    negotiated(("text/html;" + piece * 65536)[:65536], DOCUMENTS)
    assert time.process_time() - began < 1
