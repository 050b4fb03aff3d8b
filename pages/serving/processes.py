"""The end of a worker: when it is told to, even while it starts, and when its main process is gone."""

import os
import signal
import time
from threading import Thread

CHECK_SECONDS = 1.0
GRACE_SECONDS = 10


def end_when_told() -> None:
    """Let SIGTERM end a worker while it starts, and let it follow the main process into its end.

    Called first in a worker: it is a fork, whose handlers of signals are copies of the main process's and end
    nothing. Once it serves, Granian's own take over. Ctrl-C reaches the main process, which sends SIGTERM.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(main: int) -> None:
    """Wait until another process is the parent, then end; what is being answered has `GRACE_SECONDS`."""
    while os.getppid() == main:
        time.sleep(CHECK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)
