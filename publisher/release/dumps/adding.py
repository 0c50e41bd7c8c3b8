"""Dumps that a release lacked: the same catalogue was built again, and others were asked for."""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from publisher.release.history import History
from publisher.release.manifest import Manifest


def added(manifest: Manifest, draft: Path, place: Path) -> Manifest:
    """Put what only the draft of a release holds beside what the release has; the manifest of both.

    Nothing that is there changes or goes, so whoever reads the release meanwhile reads on; servers look again.
    """
    there = Manifest.read(place)
    new = {name: file for name, file in manifest.dumps.items() if name not in there.dumps}
    for name in new:
        (draft / name).rename(place / name)
    if not new:
        return there
    found = replace(there, dumps={**there.dumps, **new})
    found.write(place)
    with suppress(FileNotFoundError):  # nothing is in place yet
        os.utime(History(place.parents[1]).pointer)
    return found
