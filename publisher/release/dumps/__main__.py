"""The other process: it writes the dumps that it is told to, and says on standard output what each file is."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Thread

from publisher.release.dumps.choice import chosen
from publisher.release.dumps.writing import write


def end_with_starter() -> None:
    """End as soon as nobody is left at the other end of standard input."""
    sys.stdin.read()
    os._exit(1)


def main(folder: str, base: str, names: str) -> None:
    """Write dumps beside the sorted N-Quads in a folder."""
    Thread(target=end_with_starter, daemon=True).start()
    found = write(Path(folder), base, chosen(names))
    sys.stdout.write(json.dumps({name: asdict(file) for name, file in found.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
