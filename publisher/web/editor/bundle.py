"""Bundles the query editor when the wheel is built, where Node is there; without it the page has a plain text area."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path("publisher/web/editor")
BUNDLE = Path("publisher/web/static/editor.js")
PATIENCE = 180
"""Seconds that fetching the packages and bundling them may take."""
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")


class Bundle(BuildHookInterface[Any]):
    """The step of the build that makes the editor."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Make the editor if its sources are newer; a build without it goes on, and says so."""
        sources, bundle = Path(self.root) / HERE, Path(self.root) / BUNDLE
        if not sources.is_dir() or fresh(sources, bundle):
            return
        missing = bundled(sources)
        if missing:
            self.app.display_warning(f"the query page will have a plain text area instead of its editor: {missing}")


def fresh(sources: Path, bundle: Path) -> bool:
    """Whether the bundle is there and no source of it was changed since."""
    made = bundle.stat().st_mtime if bundle.exists() else 0
    return all(path.stat().st_mtime <= made for path in sources.iterdir() if path.is_file())


def bundled(sources: Path) -> str:
    """Fetch what the lock file names, and bundle it; returns what is in the way, nothing where it is done."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "Node and npm are not here"
    for arguments in (INSTALL, ("run", "bundle")):
        try:
            subprocess.run([npm, *arguments], cwd=sources, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603  # our own words
        except (OSError, subprocess.SubprocessError):
            return f"`npm {' '.join(arguments[:2])}` in {HERE} did not succeed"
    return ""
