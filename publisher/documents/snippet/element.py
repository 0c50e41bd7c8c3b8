"""The script element of a snippet: JSON that no text can break out of."""

import re

from publisher.documents.context import Node
from publisher.documents.indentation import indented

MARK = "data-film-facts"
"""The attribute by which an element of ours is known again."""
START, END = f'<script type="application/ld+json" {MARK}="">\n', "\n</script>"
"""Well-formed in XHTML too, where an attribute has a value."""
DANGEROUS = re.compile("[<>&\u2028\u2029]")


def script(about: Node, *, ascii_only: bool = False) -> str:
    """The element to paste in a page; no text in it can end the element or begin another.

    With `ascii_only` it reads the same in every encoding that a page may have.
    """
    written = indented(about, ascii_only=ascii_only)
    return f"{START}{DANGEROUS.sub(escaped, written)}{END}"


def escaped(character: re.Match[str]) -> str:
    """A character as JSON may always write it."""
    return f"\\u{ord(character[0]):04x}"
