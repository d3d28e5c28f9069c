"""Fuzz one target without atheris, for some seconds: `python -m tests.fuzz.bounded NAME SECONDS`."""

import hashlib
import sys
import time

from hypothesis import HealthCheck, given, settings

from tests.fuzz.inputs import inputs
from tests.fuzz.seeds import FOUND
from tests.fuzz.targets import TARGETS

IN_A_ROW = 500


def main(name: str, seconds: float) -> int:
    """Try inputs until the time is over; keep the smallest that fails, and give 1."""
    target, end = TARGETS[name], time.monotonic() + seconds
    tried, failing = 0, b""

    @settings(max_examples=IN_A_ROW, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs(name, target.longest))
    def attempt(data: bytes) -> None:
        nonlocal tried, failing
        tried, failing = tried + 1, data
        target.run(data)

    try:
        while time.monotonic() < end:
            attempt()
    except Exception:
        (FOUND / name / f"crash-{hashlib.sha1(failing).hexdigest()}").write_bytes(failing)
        raise
    finally:
        sys.stderr.write(f"number_of_executed_units: {tried}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
