"""The script element: whatever it holds stays in it, and reads back as it was."""

import html.parser
import json

from hypothesis import given
from hypothesis import strategies as st

from publisher.documents import snippet

hostile = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&/!-[]\u2028\u2029\\\"'"))
documents = st.recursive(
    hostile | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile, inner, max_size=3),
    max_leaves=8,
)


class Elements(html.parser.HTMLParser):
    """The elements of a page, and what is written in them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(hostile, st.booleans())
def test_no_text_can_end_the_element_or_begin_another(text: str, ascii_only: bool) -> None:  # noqa: FBT001
    page = Elements()
    said = {"name": f"</script><script>{text}<!--", "description": f"]]>{text}"}
    written = snippet.script(said, ascii_only=ascii_only)
    page.feed(written + "<p>")
    assert page.names == ["script", "p"]
    assert json.loads(page.text) == said
    body = written.partition(">")[2].removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(body)
    assert not ascii_only or written.isascii()


@given(documents, st.booleans())
def test_the_json_is_what_the_standard_library_writes(document: object, ascii_only: bool) -> None:  # noqa: FBT001
    written = snippet.script({"name": document}, ascii_only=ascii_only)
    body = written.partition(">\n")[2].removesuffix("\n</script>")
    plain = json.dumps({"name": document}, ensure_ascii=ascii_only, indent=2)
    assert body == "".join(f"\\u{ord(c):04x}" if c in "<>&\u2028\u2029" else c for c in plain)
