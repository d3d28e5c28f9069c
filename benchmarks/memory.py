"""How much memory a command takes with its children: the most that their proportional set sizes (PSS) came to.

Pages that processes share are counted once, each at its share. Linux alone tells of it.
"""

import subprocess
import time
from pathlib import Path

PROC = Path("/proc")
SECONDS = 0.01
"""Between two looks."""


def can_measure() -> bool:
    """Tell whether the system tells of it."""
    return (PROC / "self/smaps_rollup").is_file()


def peak_mb(command: list[str]) -> float:
    """Run a command, and give its peak in megabytes of a million bytes."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while running.poll() is None:
        peak = max(peak, sum(map(_pss, _family(running.pid))))
        time.sleep(SECONDS)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return peak * 1024 / 1_000_000


def _family(process: int) -> list[int]:
    """Give a process and all that it started."""
    found = [process]
    try:
        for thread in (PROC / str(process) / "task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                found += _family(int(child))
    except OSError:
        pass  # It ended meanwhile.
    return found


def _pss(process: int) -> int:
    """Give the size of a process in units of 1,024 bytes."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
