"""The verbs as one command: what goes wrong in one is a line and an exit status."""

from collections.abc import Callable
from typing import Any

import click

from publisher import __version__, terminal
from publisher.errors import PublisherError, UnknownFormat, UsageError


class Group(click.Group):
    """The verbs; what goes wrong in one is one line, with exit status 2 for usage and 1 for data."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except PublisherError as error:
            terminal.tell(f"publisher: {error}")
            ctx.exit(2 if isinstance(error, UsageError | UnknownFormat) else 1)
        except click.UsageError as error:
            verb = f" {error.ctx.info_name}" if error.ctx and error.ctx.parent else ""
            terminal.tell(f"publisher: {error.format_message().rstrip('.')}: see `publisher{verb} --help`")
            ctx.exit(2)


def example(*lines: str) -> Callable[[Callable[..., Any]], Any]:
    """A verb whose help shows how it is used."""

    def verb(function: Callable[..., Any]) -> Any:
        epilog = "\b\nExample:\n" + "\n".join(f"  publisher {line}" for line in lines)
        return main.command(function.__name__.removesuffix("_"), epilog=epilog)(function)

    return verb


@click.group(cls=Group)
@click.version_option(__version__, prog_name="publisher")
def main() -> None:
    """Publish film facts as linked data: web documents, SPARQL, JSON-LD to embed, and dumps."""
