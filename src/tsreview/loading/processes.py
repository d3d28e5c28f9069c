"""Work shared out among forked processes, whose results come back through pipes.

The parent has one thread only. SQLite lets the interpreter go at each row that it stores, and a second
thread that unpickles results, as a pool has, would then hold it for milliseconds each time.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar, cast

Job = TypeVar("Job")
Result = TypeVar("Result")

_PIPE_BYTES = 1 << 20
"""What a pipe may hold, so that a process goes on while its last result waits to be taken."""


def share_out(work: Callable[[Job], Result], jobs: Sequence[Job], processes: int) -> Iterator[Result]:
    """Do jobs in several processes and give the results as they come, in no certain order.

    What a process does not deliver, whatever befell it, is done here: no job is lost, and what goes wrong with
    it goes wrong where it can be told.
    """
    running: dict[Connection, tuple[Iterator[Job], BaseProcess]] = {}
    left: list[Job] = []
    try:
        for share in (jobs[first::processes] for first in range(processes)):
            try:
                pipe, process = _start(work, share, list(running))
                running[pipe] = iter(share), process
            except (OSError, ValueError):
                # There may be no more processes, or none at all: Windows does not fork.
                left += share
        while running:
            for pipe in cast("list[Connection]", wait(list(running))):
                try:
                    result = pipe.recv()
                except (EOFError, OSError):
                    rest, process = running.pop(pipe)
                    left += rest
                    _end(pipe, process)
                else:
                    next(running[pipe][0], None)
                    yield result
        yield from map(work, left)
    finally:
        for pipe, (_, process) in running.items():
            process.terminate()
            _end(pipe, process)


def _start(
    work: Callable[[Job], Result], share: Sequence[Job], others: list[Connection]
) -> tuple[Connection, BaseProcess]:
    """Start a process on its share; what it inherits needs no sending."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    _widen(theirs)
    process = context.Process(target=_deliver, args=(work, share, theirs, [ours, *others]), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _deliver(
    work: Callable[[Job], Result], share: Sequence[Job], pipe: Connection, inherited: list[Connection]
) -> None:
    """Do a share in a process of its own, which says nothing to the user: the parent does what failed again."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # While a reading end is open here, writing would wait for ever for a parent that is gone.
    for end in inherited:
        end.close()
    with suppress(Exception), pipe:
        for job in share:
            pipe.send(work(job))


def _end(pipe: Connection, process: BaseProcess) -> None:
    pipe.close()
    process.join()


def _widen(pipe: Connection) -> None:
    """Let a pipe hold more, where the platform can."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
