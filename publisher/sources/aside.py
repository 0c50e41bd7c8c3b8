"""Tables beside the memory, for what grows with a source and must be found again."""

import sqlite3
from weakref import finalize

Tables = sqlite3.Connection

SETTLED = "PRAGMA journal_mode = OFF; PRAGMA cache_size = -32000;"
"""Nothing is taken back, and so many kilobytes are in memory."""


def tables(owner: object, script: str) -> Tables:
    """Empty tables, made by a script, that nobody else can open; they are gone with their owner."""
    found = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # without a name: SQLite removes it
    finalize(owner, found.close)
    found.executescript(f"{SETTLED} {script}; BEGIN")
    return found
