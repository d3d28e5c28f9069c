"""What `validate --fix` would write: all that can be mended, as far as it brings no new error or warning."""

from collections.abc import Iterable
from contextlib import closing
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, new_findings
from tsreview.index.connection import Index
from tsreview.loading.checking import checked
from tsreview.loading.decoding import MARK, Text, decode
from tsreview.loading.fixing.mends import are_fixable, mend_of
from tsreview.loading.fixing.texts import mended, without_blanks
from tsreview.loading.trial import Content, read_as_indexed, try_out

_NOT_IN_PLACE = "they are written in a way that cannot be mended in place; run `tsreview format` first"


class Kept(NamedTuple):
    """A file whose values are left as they are, and why."""

    path: str
    why: str


class Plan(NamedTuple):
    """What is to be written, and what is not."""

    contents: list[Content]
    fixed: int
    """How many findings are then gone."""
    kept: list[Kept]


def plan_fixes(root: Path, index: Index, codes: Iterable[str] | None, start_month: int) -> Plan:
    """Plan to mend the findings of some codes, or of all."""
    wanted = None if codes is None else set(codes)
    found = [each for each in checked(index).findings if wanted is None or each.code in wanted]
    by_file: dict[str, list[Diagnostic]] = {}
    for each in compress(found, are_fixable(index, found)):
        by_file.setdefault(each.place.path, []).append(each)
    drafts = [_draft(root, index, path, findings) for path, findings in by_file.items()]
    kept = [Kept(draft.path, _NOT_IN_PLACE) for draft in drafts if draft.has_mends and draft.whole == draft.laid_out]
    return _tried(index, [draft for draft in drafts if draft.whole != draft.old], start_month, kept)


class _Draft(NamedTuple):
    """The bytes of a file as they are, with its layout mended, and with its values mended too."""

    path: str
    old: bytes
    laid_out: bytes
    whole: bytes
    has_mends: bool

    def content(self) -> Content:
        return Content(self.path, self.old, self.whole)

    def with_less(self) -> "_Draft":
        """Leave the values as they are, and where that is so already the layout too."""
        return self._replace(whole=self.laid_out if self.whole != self.laid_out else self.old)


def _draft(root: Path, index: Index, path: str, findings: list[Diagnostic]) -> _Draft:
    """Mend a file: first its layout, which changes no word, then its values."""
    number = index.rows("SELECT id FROM files WHERE path = ?", (path,))[0][0]
    old = read_as_indexed(root, index, number)[1]
    decoded = decode(old)
    assert isinstance(decoded, Text)  # noqa: S101 - its digest is that of a record in the index
    codes = {each.code for each in findings}
    mark = MARK if old.startswith(MARK) and "TSR106" not in codes else b""
    text = without_blanks(decoded.text) if "TSR802" in codes else decoded.text
    mends = [mend for each in findings if (mend := mend_of(index, each))]
    return _Draft(path, old, mark + text.encode(), mark + mended(text, mends).encode(), bool(mends))


def _tried(index: Index, drafts: list[_Draft], start_month: int, kept: list[Kept]) -> Plan:
    """Try all files at once; leave the values of those out that would bring what is worse, and try again."""
    while drafts:
        trial = try_out(index, [draft.content() for draft in drafts], start_month)
        with closing(trial.tried):
            if not trial.grave:
                fixed = new_findings(checked(trial.tried).findings, checked(index).findings)
                return Plan([draft.content() for draft in drafts], len(fixed), kept)
        drafts, left_out = _without(drafts, trial.grave)
        kept = [*kept, *left_out]
    return Plan([], 0, kept)


def _without(drafts: list[_Draft], grave: list[Diagnostic]) -> tuple[list[_Draft], list[Kept]]:
    """Take the mended values back from the files that findings are in or lead to; from all where they do not tell."""
    places = {each.path for found in grave for each in (found.place, *found.related)}
    to_blame = [draft for draft in drafts if draft.path in places and draft.whole != draft.laid_out]
    to_blame = to_blame or [draft for draft in drafts if draft.whole != draft.laid_out] or drafts
    kept = [Kept(draft.path, _say_what_comes(draft.path, grave)) for draft in to_blame]
    left = [draft.with_less() if draft in to_blame else draft for draft in drafts]
    return [draft for draft in left if draft.whole != draft.old], kept


def _say_what_comes(path: str, grave: list[Diagnostic]) -> str:
    codes = dict.fromkeys(found.code for found in grave if found.place.path == path)
    return f"mending them would bring {', '.join(codes) or 'findings in other files'}"
