"""The OpenAPI document, made from the application's own map of addresses and the tables of what answers there."""

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from itertools import product
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from publisher import __version__
from publisher.formats import HTML
from publisher.web import problems
from publisher.web.openapi.operations import FIELDS, FORM, OK, OPERATIONS, QUERY, STEPS, Operation, Parameter

Node = dict[str, Any]
STEP = re.compile(r"<(?:any\((?P<choices>[^)]*)\):|[a-z]+:)?(?P<name>\w+)>")
"""A variable step of a route."""
UNDESCRIBED = {"HEAD", "OPTIONS", "QUERY"}  # OpenAPI 3.1 has no word for the last
"""Methods that every address has, as HTTP defines them."""
SUCCESSES = {
    HTTPStatus.PARTIAL_CONTENT: "A range of it.",
    HTTPStatus.MOVED_PERMANENTLY: "It has the address in Location from now on.",
    HTTPStatus.SEE_OTHER: "It is at the address in Location.",
    HTTPStatus.NOT_MODIFIED: "The reader has it already.",
}
ABOUT = (
    "Every document comes in each format: by Accept, or by the extension of its address. Every answer may be read from"
    " pages of other sites, and has a strong validator. HEAD and OPTIONS are answered everywhere."
)
PROBLEM: Node = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "offers": {"type": "array", "items": {"type": "object"}, "description": "The representations that there are."},
    },
}


def document(app: Flask, base: str) -> bytes:
    """The description of an application whose addresses begin with `base`."""
    described = {
        "openapi": "3.1.0",
        "info": {"title": "Film facts", "version": __version__, "description": ABOUT},
        "servers": [{"url": base.rstrip("/")}],
        "paths": dict(sorted(paths(app))),
        "components": {
            "schemas": {"Problem": PROBLEM},
            "responses": {str(int(status)): problem(status) for status in statuses()},
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def paths(app: Flask) -> Iterator[tuple[str, Node]]:
    """Each address of the application with what is done there."""
    for rule in app.url_map.iter_rules():
        operation = OPERATIONS[rule.endpoint]
        for path in spelt_out(rule.rule):
            steps = [parameter(name, STEPS[name], "path") for name in re.findall(r"{(\w+)}", path)]
            item: Node = {"parameters": steps} if steps else {}
            for method in sorted((rule.methods or set()) - UNDESCRIBED):
                item[method.lower()] = described(operation, rule, path, method)
            yield path, item


def spelt_out(rule: str) -> Iterator[str]:
    """The paths of a route: one for each choice that it offers, with its variable steps in braces."""
    choices = [
        step["choices"].replace('"', "").split(",") if step["choices"] else [f"{{{step['name']}}}"]
        for step in steps(rule)
    ]
    fixed = STEP.split(rule)[:: STEP.groups + 1]
    for chosen in product(*choices):
        yield "".join(part for pair in zip(fixed, (*chosen, ""), strict=True) for part in pair)


def steps(rule: str) -> list[re.Match[str]]:
    """The variable steps of a route."""
    return list(STEP.finditer(rule))


def described(operation: Operation, rule: Rule, path: str, method: str) -> Node:
    """One operation at one path."""
    name = re.sub(r"\W+", "-", f"{method.lower()}{path}").strip("-")
    found: Node = {
        "operationId": name,
        "summary": operation.summary,
        "tags": [rule.endpoint.partition(".")[0]],
        "responses": answers(operation),
    }
    if method == "POST":
        found["requestBody"] = body(operation)
    elif operation.query:
        found["parameters"] = [parameter(name, FIELDS[name], "query") for name in operation.query]
    return found


def answers(operation: Operation) -> Node:
    """What an operation answers."""
    content = {media_type: {"schema": schema(media_type)} for media_type in operation.types}
    found: Node = {str(int(OK)): {"description": operation.summary, "content": content}} if content else {}
    for status in operation.statuses:
        found[str(int(status))] = (
            {"description": SUCCESSES[status]}
            if status in SUCCESSES
            else {"$ref": f"#/components/responses/{int(status)}"}
        )
    return {**found, "500": {"$ref": "#/components/responses/500"}}


def schema(media_type: str) -> Node:
    """What a body of a media type is to JSON Schema: an object where it is JSON, otherwise text."""
    return {} if media_type.endswith("json") else {"type": "string"}


def body(operation: Operation) -> Node:
    """What a request brings: a query as it is, or the fields of a form."""
    fields = {name: {**FIELDS[name].schema, "description": FIELDS[name].about} for name in operation.query}
    form = {"type": "object", "properties": fields}
    return {"required": True, "content": {QUERY: {"schema": {"type": "string"}}, FORM: {"schema": form}}}


def parameter(name: str, said: Parameter, place: str) -> Node:
    """A parameter in the path or the query."""
    required = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, **required, "description": said.about, "schema": dict(said.schema)}


def statuses() -> list[HTTPStatus]:
    """The statuses of problems: those of our errors, and those that HTTP itself has here."""
    ours = {*problems.STATUSES.values(), *(status for each in OPERATIONS.values() for status in each.statuses)}
    return sorted(ours - set(SUCCESSES))


def problem(status: HTTPStatus) -> Node:
    """A problem: a document for programs, a page for people."""
    content: Node = {
        problems.PROBLEM.media_type: {"schema": {"$ref": "#/components/schemas/Problem"}},
        HTML.media_type: {"schema": {"type": "string"}},
    }
    return {"description": f"{status.phrase}.", "content": content}
