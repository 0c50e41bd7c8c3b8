"""Plain text → lines."""

from collections.abc import Iterator

from publisher.sources.article.lines import Line


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a plain text."""
    apart = True
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Line(line.strip(" \n"), number, apart=apart)
        apart = not line.strip()
