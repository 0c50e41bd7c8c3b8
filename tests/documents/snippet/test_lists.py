"""Lists of films in Google's two patterns."""

import json
from pathlib import Path

import pytest
from pyld import jsonld as pyld

from publisher.documents import snippet
from publisher.documents.context import loader
from publisher.documents.snippet.framed import frames
from publisher.errors import UsageError

FILMS = [
    {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": "Alien",
        "dateCreated": "1979",
        "url": "https://x.example/a",
    },
    {"@context": "https://schema.org", "@type": "Movie", "name": "Aliens", "dateCreated": "1986"},
]
PAGE = "https://films.example/best"


def test_a_summary_leads_to_the_pages_of_the_films() -> None:
    found = snippet.summary(["https://x.example/a", "https://x.example/b"])
    assert found == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "url": "https://x.example/a"},
            {"@type": "ListItem", "position": 2, "url": "https://x.example/b"},
        ],
    }


def test_a_list_on_one_page_tells_each_film_at_its_place_on_that_page() -> None:
    items = snippet.whole(FILMS, f"{PAGE}#top")["itemListElement"]
    assert [item["position"] for item in items] == [1, 2]
    assert [item["item"]["url"] for item in items] == [f"{PAGE}#alien-1979", f"{PAGE}#aliens-1986"]
    assert all("@context" not in item["item"] for item in items)


@pytest.mark.parametrize("make", [lambda: snippet.summary(["x", "x"]), lambda: snippet.whole(FILMS[:1] * 2, PAGE)])
def test_a_film_comes_once(make: object) -> None:
    with pytest.raises(UsageError, match="comes twice"):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("made", [snippet.summary([PAGE]), snippet.whole(FILMS, PAGE)])
def test_a_list_is_what_its_frame_gives(made: dict[str, object]) -> None:
    options = {"documentLoader": loader({snippet.CONTEXT: snippet.context()})}
    framed = pyld.frame(pyld.expand(made, options), {**frames()["list"], "@type": "ItemList"}, options)

    def plain(node: object) -> object:
        if isinstance(node, dict):
            return {key: plain(value) for key, value in node.items() if not str(value).startswith("_:")}
        return sorted(map(plain, node), key=json.dumps) if isinstance(node, list) else node

    expected = {**made, "itemListElement": made["itemListElement"]}
    if len(made["itemListElement"]) == 1:  # type: ignore[arg-type]
        expected["itemListElement"] = made["itemListElement"][0]  # type: ignore[index]
    assert plain(framed) == plain(expected)


def test_the_patterns_are_those_of_googles_own_pages(shared: Path) -> None:
    for name, made in (("summary", snippet.summary([PAGE])), ("all-in-one", snippet.whole(FILMS[:1], PAGE))):
        text = (shared / f"data/google-docs/movie-carousel-{name}.html").read_text(encoding="utf-8")
        theirs = json.loads(text.partition('ld+json">')[2].partition("</script>")[0])
        assert theirs.keys() == made.keys()
        assert theirs["itemListElement"][0].keys() == made["itemListElement"][0].keys()
