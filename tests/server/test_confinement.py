"""What a process can still do that has given up the rest, each time in a process of its own."""

import os
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from publisher.server.confinement import confined


def done(trial: Callable[[], object], missing: int) -> str:
    """What becomes of a trial in a process that is confined: its value, or the name of its error."""
    come, go = os.pipe()
    if os.fork() == 0:
        try:
            well = confined(missing)
            found = str(trial()) if well else "not confined"
        except OSError as error:
            found = type(error).__name__ + f" {error.errno}"
        os.write(go, found.encode())
        os._exit(0)
    os.close(go)
    with os.fdopen(come) as said:
        found = said.read()
    os.wait()
    return found


def files(number: int) -> int:
    with ExitStack() as stack:
        return len([stack.enter_context(Path(os.devnull).open("rb")) for _ in range(number)])


def test_there_are_places_for_the_files_that_are_missing_and_for_one_connection() -> None:
    assert done(lambda: files(1), 0) == "1"
    assert done(lambda: files(6), 5) == "6"
    assert done(lambda: files(7), 5) == "OSError 24"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel is another one")
@pytest.mark.parametrize(
    "trial",
    [
        lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        lambda: os.execv("/bin/true", ["true"]),  # noqa: S606  # it never starts
    ],
)
def test_no_place_serves_to_speak_with_others_or_to_become_another_program(trial: Callable[[], object]) -> None:
    assert done(trial, 5) == "PermissionError 1"
