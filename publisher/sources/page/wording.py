"""Texts as pages hold them: character references and markup within JSON → words."""

import re
from html import unescape

BREAK = re.compile(r"<(?:br\b|/p\b|/div\b|/li\b)[^<>]*>\s*", re.IGNORECASE)
MARKUP = re.compile(
    r"</?(?:a|b|blockquote|cite|div|em|h[1-6]|i|img|li|ol|p|q|small|span|strong|sub|sup|u|ul)\b[^<>]*>", re.IGNORECASE
)
"""What editors of pages write into texts; other signs between `<` and `>` may be words."""


def worded(text: str) -> str:
    """The words of a text, in which references were perhaps written twice over (`&amp;quot;`)."""
    plain = unescape(unescape(text)) if "&" in text else text
    if "<" in plain:
        plain = MARKUP.sub("", BREAK.sub("\n", plain))
    return plain.strip()
