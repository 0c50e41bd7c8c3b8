"""The changes as an Atom feed (RFC 4287): an entry for each time that a release was put in place, the latest first."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from publisher.documents.changes.told import sentence
from publisher.store import Step

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of the feed; the stream has all."""
TITLE, AUTHOR = "Film Facts: changes", "Film Facts"
EPOCH = "1970-01-01T00:00:00Z"
"""When nothing had changed yet."""


def feed(steps: Sequence[Step], base: str) -> bytes:
    """The feed."""
    latest = list(reversed(steps))[:MOST]
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{NAMESPACE}" xml:lang="en">',
        f"<id>{escape(base)}changes</id>",
        f"<title>{TITLE}</title>",
        f"<updated>{latest[0].issued if latest else EPOCH}</updated>",
        f"<author><name>{AUTHOR}</name><uri>{escape(base)}</uri></author>",
        *links([("self", "application/atom+xml", "changes.atom"), ("alternate", "text/html", "changes.html")], base),
    ]
    return "\n".join([*head, *(line for step in latest for line in entry(step, base)), "</feed>\n"]).encode("utf-8")


def entry(step: Step, base: str) -> Iterator[str]:
    """A release that was put in place, and what changed with it."""
    address = f"changes/{step.number}"
    yield "<entry>"
    yield f"<id>{escape(base)}{address}</id>"
    yield f"<title>Release {escape(step.release[:16])}</title>"
    yield f"<updated>{step.issued}</updated>"
    yield from links([("alternate", "text/html", f"{address}.html")], base)
    yield f"<summary>{escape(sentence(step))}</summary>"
    yield "</entry>"


def links(found: Iterable[tuple[str, str, str]], base: str) -> Iterator[str]:
    """Links by relation, media type and path."""
    yield from (
        f"<link rel={quoteattr(rel)} type={quoteattr(kind)} href={quoteattr(base + p)}/>" for rel, kind, p in found
    )
