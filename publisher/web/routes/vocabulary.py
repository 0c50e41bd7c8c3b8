"""The vocabulary: our few terms, the shapes, and the JSON-LD context."""

from flask import Blueprint, Response

from publisher.documents import ontology
from publisher.formats import DOCUMENTS, JSONLD
from publisher.web import representation
from publisher.web.headers import LASTING
from publisher.web.site import site

vocabulary = Blueprint("vocabulary", __name__)

NAMES = ",".join(f'"{name}"' for name in ontology.DOCUMENTS)


@vocabulary.get(f"/<any({NAMES}):name>")
@vocabulary.get(f"/<any({NAMES}):name>.<extension>")
def document(name: str, extension: str = "") -> Response:
    """The vocabulary or the shapes, negotiated like everything else."""
    _, form = representation.chosen(f"{name}.{extension}" if extension else name, DOCUMENTS)
    return representation.document(name, form, DOCUMENTS, lambda form: ontology.written(name, form, site()))


@vocabulary.get("/context.jsonld")
def context() -> Response:
    """The JSON-LD context."""
    return representation.response(ontology.context(), JSONLD, cache=LASTING)
