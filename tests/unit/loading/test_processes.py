"""Work shared out among processes: no job is lost, whatever befalls one of them."""

import multiprocessing.context
import os
import time
from collections.abc import Generator
from typing import Any

import pytest

from tsreview.loading.processes import share_out

PARENT = os.getpid()
JOBS = range(20)


def squared(job: int) -> int:
    return job * job


def squared_unless_killed(job: int) -> int:
    if job == 7 and os.getpid() != PARENT:
        os._exit(9)
    return job * job


def squared_unless_broken(job: int) -> int:
    if job == 7:
        raise ArithmeticError
    return job * job


def squared_in_a_minute(job: int) -> int:
    if job > 1:
        time.sleep(60)
    return job * job


@pytest.mark.parametrize("processes", [1, 2, 3, 40])
def test_every_job_is_done_once(processes: int) -> None:
    assert sorted(share_out(squared, JOBS, processes)) == [job * job for job in JOBS]


def test_what_a_killed_process_leaves_is_done_here() -> None:
    assert sorted(share_out(squared_unless_killed, JOBS, 2)) == [job * job for job in JOBS]


def test_a_failure_is_told_here() -> None:
    with pytest.raises(ArithmeticError):
        list(share_out(squared_unless_broken, JOBS, 2))


def test_a_process_says_nothing_of_its_failure(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ArithmeticError):
        list(share_out(squared_unless_broken, JOBS, 2))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("failure", [OSError, ValueError])
def test_without_processes_all_is_done_here(failure: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(*_: Any, **__: Any) -> Any:
        raise failure

    monkeypatch.setattr(multiprocessing.context.ForkContext, "Process", no_process)
    assert sorted(share_out(squared, JOBS, 2)) == [job * job for job in JOBS]


def test_processes_end_when_nobody_waits_for_them_any_longer() -> None:
    began = time.monotonic()
    results = share_out(squared_in_a_minute, JOBS, 2)
    assert next(results) in (0, 1)
    assert len(multiprocessing.active_children()) == 2
    assert isinstance(results, Generator)
    results.close()
    assert multiprocessing.active_children() == []
    assert time.monotonic() - began < 30
