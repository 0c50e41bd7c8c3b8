"""What a process gives up for good: other addresses, other programs, and every file beyond those that it needs."""

import ctypes
import os
import platform
import resource
from contextlib import suppress
from pathlib import Path

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 22, 38
SECCOMP_MODE_FILTER = 2
CALLS = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 425)),
}
"""For a machine its name in a call, and what is refused: socket, connect, execve, execveat, io_uring_setup."""
OTHER_WAYS = 0x40000000
"""From this number on the calls of x86_64 come again, by another way."""
LOAD, EQUAL, LEAST, DECIDE = 0x20, 0x15, 0x35, 0x06
"""Instructions of a filter: load a word of the call, compare it and skip, decide."""
NUMBER, MACHINE = 0, 4
"""Where a call has its number and its machine."""
PASS, REFUSE = 0x7FFF0000, 0x00050001
"""What becomes of a call: it passes, or is not permitted (EPERM)."""


class Instruction(ctypes.Structure):
    """An instruction of a filter: what it does, how many to skip after yes or no, and with what value."""

    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class Filter(ctypes.Structure):
    """A filter: the number of its instructions, and the first of them."""

    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(Instruction)))


def confined(missing: int) -> bool:
    """Give up what can be given up; whether the files that are `missing` can still be opened, besides one connection.

    They can where the kernel refuses whatever else one might open in their places: to begin with, sockets.
    """
    well = silent()
    places = 1 + (missing if well else 0)
    silence = os.open(os.devnull, os.O_RDWR)
    highest = max(int(each.name) for each in Path("/proc/self/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 1 + places, highest + 1 + places))
    taken = [silence]
    with suppress(OSError):
        while True:
            taken.append(os.dup(silence))
    for last in taken[-places:]:
        os.close(last)
    return well or not missing


def silent() -> bool:
    """Give up speaking with other addresses and starting programs; whether the kernel enforces that."""
    if platform.machine() not in CALLS:
        return False
    rules = instructions(*CALLS[platform.machine()])
    program = Filter(len(rules), (Instruction * len(rules))(*rules))
    kernel = ctypes.CDLL(None, use_errno=True)
    steps = (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return all(kernel.prctl(*step) == 0 for step in steps)


def instructions(machine: int, calls: tuple[int, ...]) -> list[Instruction]:
    """The filter that refuses these calls, and those of any other machine."""
    last = len(calls) + 5
    found = [
        Instruction(LOAD, 0, 0, MACHINE),
        Instruction(EQUAL, 0, last - 2, machine),
        Instruction(LOAD, 0, 0, NUMBER),
        Instruction(LEAST, last - 4, 0, OTHER_WAYS),
    ]
    found += [Instruction(EQUAL, last - place - 1, 0, call) for place, call in enumerate(calls, len(found))]
    return [*found, Instruction(DECIDE, 0, 0, PASS), Instruction(DECIDE, 0, 0, REFUSE)]
