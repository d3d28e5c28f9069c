"""`make fuzz`: fuzz every target for its share of the time; with atheris where it is installed, else with Hypothesis.

What makes a target fail is kept in tests/fuzz/found/, where the quick tests run it until it fails no longer.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz import seeds
from tests.fuzz.targets import TARGETS

PATIENCE = 2
"""Seconds that one input may take."""
MOST_MIB = 1024
HAS_ATHERIS = importlib.util.find_spec("atheris") is not None


def main() -> int:
    """Fuzz; give 1 where a target failed."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together (default: 60)")
    parser.add_argument("--target", action="append", choices=TARGETS, help="one target alone, or some")
    wanted = parser.parse_args()
    names = wanted.target or list(TARGETS)
    share = max(1, wanted.seconds // len(names))
    print(f"{len(names)} targets, {share} s each, with {'atheris' if HAS_ATHERIS else 'Hypothesis'}", flush=True)
    failed = [name for name in names if not _fuzz(name, share)]
    print(f"failed: {', '.join(failed)}; see {seeds.FOUND}" if failed else "no target failed")
    return 1 if failed else 0


def _fuzz(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own, which an input may kill."""
    folder = seeds.FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    with tempfile.TemporaryDirectory(prefix="tsreview-fuzz-") as corpus:
        words = _with_atheris(name, seconds, Path(corpus), folder) if HAS_ATHERIS else _by_hypothesis(name, seconds)
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-m", *words], capture_output=True, encoding="utf-8", errors="replace")
    print(f"{name}: {_summary(done.stderr)}, {time.monotonic() - began:.0f} s", flush=True)
    for path in sorted(set(folder.iterdir()) - before):
        print(f"  {path.name}: {path.read_bytes()[:100]!r}")
    if done.returncode:
        print(done.stdout[-2_000:], done.stderr[-2_000:], sep="\n")
    if not any(folder.iterdir()):
        folder.rmdir()
    return done.returncode == 0


def _with_atheris(name: str, seconds: int, corpus: Path, found: Path) -> list[str]:
    for number, seed in enumerate([*seeds.seeds(name), *(path.read_bytes() for path in seeds.found(name))]):
        (corpus / str(number)).write_bytes(seed)
    longest = TARGETS[name].longest
    return ["tests.fuzz.guided", name, f"-max_total_time={seconds}", f"-max_len={longest}", f"-timeout={PATIENCE}",
            f"-rss_limit_mb={MOST_MIB}", "-print_final_stats=1", f"-artifact_prefix={found}/", str(corpus)]  # fmt: skip


def _by_hypothesis(name: str, seconds: int) -> list[str]:
    return ["tests.fuzz.bounded", name, str(seconds)]


def _summary(said: str) -> str:
    """Give how many inputs were tried, as libFuzzer or the bounded run tells it."""
    for line in reversed(said.splitlines()):
        if "number_of_executed_units" in line:
            return f"{int(line.split()[-1]):,} inputs"
    return "stopped before its time"


if __name__ == "__main__":
    sys.exit(main())
