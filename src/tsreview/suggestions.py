"""The nearest name to a mistyped one: "did you mean"."""

from collections.abc import Iterable

MAX_CANDIDATES = 5_000
CLOSE = 20
"""Names that are looked at more closely."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Give the known name most like `written`, or nothing when none is close."""
    # Imported when something is wrong, never on the way to an answer.
    import difflib

    wanted = _plain(written)
    by_plain = {_plain(name): name for name in list(known)[:MAX_CANDIDATES]}
    if wanted in by_plain:
        return by_plain[wanted]

    def likeness(name: str) -> tuple[float, int]:
        # Of two that share as many letters, the one that has more of them in their places.
        return difflib.SequenceMatcher(None, name, wanted).ratio(), sum(map(str.__eq__, name, wanted))

    found = difflib.get_close_matches(wanted, by_plain, n=CLOSE, cutoff=0.6)
    return by_plain[max(found, key=likeness)] if found else None


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Word the nearest known name as a hint, or give an empty text."""
    found = nearest(written, known)
    return f'did you mean "{found}"?' if found else ""


def _plain(name: str) -> str:
    """Fold what people mistype without noticing: case, and hyphens, underscores and blanks."""
    return name[:80].casefold().replace("_", "-").replace(" ", "-")
