"""The JSON-LD that search engines read in a page: schema.org's terms alone, as their documentation shows them."""

from publisher.documents.snippet.document import document, written
from publisher.documents.snippet.element import MARK, script
from publisher.documents.snippet.framed import CONTEXT, context
from publisher.documents.snippet.lists import summary, whole
from publisher.documents.snippet.selection import Selection, selected

__all__ = [
    "CONTEXT",
    "MARK",
    "Selection",
    "context",
    "document",
    "script",
    "selected",
    "summary",
    "whole",
    "written",
]
