"""Writing a file so that a crash leaves the old one or the new one, never a part."""

import os
import tempfile
from pathlib import Path

from publisher.errors import UnreadableSource


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises `UnreadableSource` where it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}", "check the path and its permissions") from error


def replace(path: Path, content: bytes) -> None:
    """Put content in the place of a file, with the permissions that it has; a link stays a link.

    Raises `UnreadableSource` where the folder cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.chmod(target.stat().st_mode & 0o7777)
            draft.replace(target)
        except BaseException:
            draft.unlink()
            raise
    except OSError as error:
        mend = "check the permissions of its folder"
        raise UnreadableSource(f"{path}: not written: {error.strerror}", mend) from error
