"""Fuzz one target by the ways that inputs take through the code: `python -m tests.fuzz.guided NAME [OPTIONS]`.

The options are libFuzzer's.
"""

import sys

import atheris

# What is imported here is watched; the rest of the tests' own machinery is not.
with atheris.instrument_imports(include=["tsreview", "yaml", "tomllib"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz until libFuzzer ends the process."""
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
