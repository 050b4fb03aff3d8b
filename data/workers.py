"""Jobs done side by side in a few processes that never outlive the one that started them."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

from data.errors import TramSoError
from data.progress import Progress, followed

MOST_WORKERS = 4  # each may need about a gigabyte for a date that came as 33,000 files
ALONE_UP_TO = 3  # starting processes costs about a second: not worth it for fewer jobs

Job = TypeVar("Job", contravariant=True)
Done = TypeVar("Done", covariant=True)


class Work(Protocol[Job, Done]):
    """A function that does one job; `progress` is told of its steps when the job runs in this process."""

    def __call__(self, job: Job, progress: Progress = ..., /) -> Done:
        """Do it and return what came of it; runs in a process of its own when there are many jobs."""


def each(work: Work[Job, Done], jobs: Sequence[Job], progress: Progress, stage: str) -> Iterator[Done]:
    """Run `work` on every job and yield what it returns, in the order in which the jobs end."""
    workers = min(len(os.sched_getaffinity(0)), MOST_WORKERS, len(jobs))
    if workers < 2 or len(jobs) <= ALONE_UP_TO:
        yield from (work(job, progress) for job in jobs)
    else:
        yield from followed(_side_by_side(work, jobs, workers), progress, stage, len(jobs))


def _side_by_side(work: Work[Job, Done], jobs: Sequence[Job], workers: int) -> Iterator[Done]:
    context = get_context("spawn")
    lifeline, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _begin, (lifeline,))
    try:
        for done in as_completed([pool.submit(work, job) for job in jobs]):
            yield done.result()
    except BrokenProcessPool:
        ours.close()
        raise TramSoError("The system ended a worker, most likely for want of memory: free some.") from None
    except BaseException:
        ours.close()  # ends work that is under way
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        ours.close()
        lifeline.close()


def _begin(lifeline: Connection) -> None:
    """Leave Ctrl-C to the parent, and end at once when its side of the pipe closes, even by a kill."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)
