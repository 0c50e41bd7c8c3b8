"""Processes that do not outlive the one that started them."""

import ctypes
import os
import signal
import sys
from multiprocessing import parent_process

PR_SET_PDEATHSIG = 1


def end_with(parent: int, how: signal.Signals) -> None:
    """Have the kernel send this process a signal as soon as its parent ends, however it ends; on Linux alone."""
    if sys.platform != "linux":
        return
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(how)) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != parent:  # it ended before it could be asked for
        os.kill(os.getpid(), how)


def forked() -> None:
    """Have this process, which another forked to share its work, be killed when that one ends."""
    parent = parent_process()
    if parent is not None and parent.pid is not None:
        end_with(parent.pid, signal.SIGKILL)
