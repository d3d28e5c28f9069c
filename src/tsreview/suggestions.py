"""The nearest name to a mistyped one: "did you mean"."""

from collections.abc import Iterable

MAX_CANDIDATES = 5_000
_LIKE = str.maketrans("_ ol", "--01")


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Give the known name most like `written`, or nothing when none is close."""
    # Imported when something is wrong, never on the way to an answer.
    import difflib

    wanted = _plain(written)
    by_plain = {_plain(name): name for name in list(known)[:MAX_CANDIDATES]}
    if wanted in by_plain:
        return by_plain[wanted]
    found = difflib.get_close_matches(wanted, by_plain, n=1, cutoff=0.6)
    return by_plain[found[0]] if found else None


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Word the nearest known name as a hint, or give an empty text."""
    found = nearest(written, known)
    return f'did you mean "{found}"?' if found else ""


def as_word(written: str) -> str:
    """Fold what differs only in case, hyphens and blanks from a word such as `in_progress`."""
    return "_".join(written.casefold().replace("-", " ").replace("_", " ").split())


def _plain(name: str) -> str:
    """Fold what people mistype without noticing: case, hyphens, underscores and blanks, and letters for digits."""
    return name[:80].casefold().translate(_LIKE)
