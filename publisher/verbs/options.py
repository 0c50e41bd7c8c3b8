"""Options that several verbs have."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from publisher import formats, iris
from publisher.query.limits import Limits, table
from publisher.release import dumps
from publisher.release.admission import Rules

BASE = click.option("--base", default=iris.DEFAULT_BASE, show_default=True, help="What our IRIs begin with.")


FORMATS = f"One of {', '.join(form.name for form in formats.RDF)}."


DUMPS = f"What to write besides N-Quads: all, none, or of {', '.join(each.name for each in dumps.ALL)}."


DIR = click.option("--dir", "folder", type=click.Path(path_type=Path), help="The publishing folder.")


def limits(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb with an option for each limit of a query; each may also be set in the environment."""

    @wraps(function)
    def verb(**options: Any) -> Any:
        chosen = {name: options.pop(f"query_{name}") for name, _ in table()}
        return function(limits=Limits(**chosen), **options)

    for name, each in reversed(list(table())):
        option, said = f"--query-{name.replace('_', '-')}", each.metadata["said"]
        variable = f"PUBLISHER_QUERY_{name.upper()}"
        kind = click.IntRange(each.metadata["least"])
        verb = click.option(option, default=each.default, show_default=True, envvar=variable, type=kind, help=said)(
            verb
        )
    return verb


def share(_: click.Context, __: click.Parameter, value: str) -> float:
    """A share of a whole, as `10%`, as a number from 0 to 1."""
    number = value.removesuffix("%")
    if not (number.isascii() and number.isdecimal() and int(number) <= 100):
        raise click.BadParameter(f"{value!r} is no share: give one such as 10%")
    return int(number) / 100


def ruled(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that puts a release in place, with the options that say when."""

    @click.option("--most-lost", default="10%", show_default=True, callback=share, help="Documents that may be gone.")
    @click.option("--accept", is_flag=True, help="Put the release in place whatever it breaks or loses.")
    @click.option("--keep", default=5, show_default=True, type=click.IntRange(2), help="How many releases to keep.")
    @wraps(function)
    def verb(*, most_lost: float, accept: bool, keep: int, **options: Any) -> Any:
        return function(rules=Rules(most_lost, accept, keep), **options)

    return verb
