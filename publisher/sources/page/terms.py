"""The terms of schema.org, however a page writes them."""

import re

SCHEMA_ORG = re.compile(r"(?:https?://(?:www\.)?schema\.org/#?|schema:)?([A-Za-z][A-Za-z0-9]*)", re.IGNORECASE)


def term(written: str) -> str | None:
    """A term or class by its name in schema.org; None for one of another vocabulary."""
    match = SCHEMA_ORG.fullmatch(written.strip())
    return match[1] if match else None
