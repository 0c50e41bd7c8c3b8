"""Writing a file so that a crash leaves the old one or the new one, never a part."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from publisher.errors import UnreadableSource

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises `UnreadableSource` where it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}", "check the path and its permissions") from error


def replace(path: Path, content: bytes) -> None:
    """Put content in the place of a file, with the permissions and the owner that it has; a link stays a link.

    Raises `UnreadableSource` where the file is read-only or its folder cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.stat().st_mode & WRITABLE:  # one rename would put even that aside
        raise UnreadableSource(f"{path}: not written: it is read-only", "make it writable, or leave it out")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            resemble(draft, target.stat())
            draft.replace(target)
        except BaseException:
            draft.unlink()
            raise
    except OSError as error:
        mend = "check the permissions of its folder"
        raise UnreadableSource(f"{path}: not written: {error.strerror}", mend) from error


def resemble(draft: Path, old: os.stat_result) -> None:
    """Give a draft the owner, as far as that is ours to give, and the permissions of what it replaces."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(draft, old.st_uid, old.st_gid)
    draft.chmod(stat.S_IMODE(old.st_mode))
