"""The entry of the program, which is also run as `python -m tsreview`."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the tool; one who interrupts it while it is still being loaded meets no traceback either."""
    try:
        from tsreview.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
