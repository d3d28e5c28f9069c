"""Run the tool as `python -m tsreview`."""

import sys

from tsreview.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
