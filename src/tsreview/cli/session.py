"""What a command works in: the dataset, the day, and what is said of faulty data."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import typer

from tsreview.cli import streams
from tsreview.errors import DatasetFault, TsreviewError, UsageFault
from tsreview.index.connection import Index, Unsound
from tsreview.loading.opening import Dataset, open_dataset
from tsreview.loading.sync import Trust

Answer = TypeVar("Answer")

CENTURIES = ("18", "19", "20", "21")
"""How the years begin that dates can have: 1800 to 2199."""
SPOKEN = {"today": 0, "yesterday": 1}
"""Days that are named by how many days ago they are."""
LONGER = ("month", "quarter", "financial_year", "year", "season", "range")
"""The sorts of date that are of more than a day, and that can be named with an article."""


class Session:
    """An open dataset and the day that is reckoned from."""

    def __init__(self, dataset: Dataset, as_of: date) -> None:
        self.dataset = dataset
        self.root = dataset.root
        self.settings = dataset.settings
        self.index = dataset.index
        self.as_of = as_of

    def state(self) -> dict[str, Any]:
        """Tell which state of the dataset it is, for the envelope of JSON: the commit, and whether it was changed."""
        return self.dataset.state()._asdict()


def opened(
    ctx: typer.Context, folder: str | None, *, as_of: str | None = None, at: str | None = None,
    no_cache: bool = False, trust: Trust = Trust.STAMP, is_asked_first: bool = False,
) -> Session:  # fmt: skip
    """Open the dataset that a command is to work in: its files as they are, or as they were at a revision."""
    day = read_day(as_of)
    named = folder or ctx.find_root().obj
    start = Path(named) if named else _working_folder()
    if at is None:
        dataset = open_dataset(
            start, named=bool(named), cached=not no_cache, trust=trust, is_asked_first=is_asked_first
        )
        return Session(dataset, day)
    from tsreview.loading.past import open_past

    return Session(open_past(start, at, named=bool(named), cached=not no_cache), day)


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as failure:
        hint = "go to the dataset's folder, or name it with -C DIR"
        raise DatasetFault(f"the working folder cannot be used: {failure.strerror}", hint=hint) from None


def answer(
    ctx: typer.Context, folder: str | None, ask: Callable[[Session], Answer], *, remark: bool = True, **options: Any
) -> Answer:
    """Ask a question of the dataset; a damaged or an old index costs a second asking, never the answer."""
    session = opened(ctx, folder, **options, is_asked_first=True)

    def anew(failure: Exception) -> Session:
        if session.index.path is None:
            raise failure
        # Which index was damaged is not told: that of the dataset, or of a past state that was set beside it.
        _forget(session.index, failure)
        return opened(ctx, folder, **{**options, "no_cache": True})

    try:
        found = _asked(session, ask)
    except Unsound as failure:
        session = anew(failure)
        found = ask(session)
    except _Old:
        session.index.close()
        session = opened(ctx, folder, **options)
        found = ask(session)
    if remark:
        # What was asked may have written a record, and is not asked again for the sake of the remarks.
        try:
            remarks = _on_findings(session)
        except Unsound as failure:
            session = anew(failure)
            remarks = _on_findings(session)
        for each in remarks:
            streams.remark(each)
    session.index.close()
    return found


def _forget(index: Index, failure: Exception) -> None:
    from tsreview.loading.past import forget_all

    index.forget(failure)
    forget_all()


class _Old(Exception):
    """The index turned out to be older than the files."""


def _asked(session: Session, ask: Callable[[Session], Answer]) -> Answer:
    """Ask, and believe neither an answer nor a refusal that came from an old index."""
    try:
        found = ask(session)
    except TsreviewError:
        if session.dataset.is_current():
            raise
        raise _Old from None
    if not session.dataset.is_current():
        raise _Old
    return found


def today() -> date:
    """Give the day; the clock is read here alone."""
    return date.today()  # noqa: DTZ011 - the civil day where the officer sits


def read_day(text: str | None, option: str = "--as-of") -> date:
    """Read the day of an option, in any form or as "today" or "yesterday"; without one it is today."""
    spoken = "today" if text is None else text.strip().casefold()
    if text is None or spoken in SPOKEN:
        return today() - timedelta(days=SPOKEN[spoken])
    # The usual form needs no grammar; a year that the grammar does not know has it say so.
    if len(text) == 10 and text[4] == text[7] == "-" and text[:2] in CENTURIES:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    from tsreview.time.grammar import read_date
    from tsreview.time.window import Precision, Window

    read = read_date(text)
    if isinstance(read, Window) and read.precision is Precision.DAY and read.latest:
        return read.latest
    why = _why_no_day(read.precision) if isinstance(read, Window) else f"is not a day: {read.reason}"
    raise UsageFault(f'{option} "{text[:60]}" {why}', hint="write it as 2010-10-01 or 1 October 2010")


def _why_no_day(precision: str) -> str:
    if precision in LONGER:
        return f"is a {precision.replace('_', ' ')}, not a day"
    return "is not a day: it is not one day"


def _on_findings(session: Session) -> list[str]:
    """Word how many findings are stored; a list from faulty data must not look like one from clean data."""
    remarks = []
    index, settings = session.index, session.settings
    if settings.severities or settings.waivers or index.row("SELECT 1 FROM waivers LIMIT 1"):
        from tsreview.loading.verdict import counts_so_far

        rows = counts_so_far(session.dataset, session.as_of)
    else:
        rows = dict(index.rows("SELECT severity, count(*) FROM findings WHERE severity <> 'advice' GROUP BY severity"))
    if rows:
        counts = " and ".join(f"{rows[each]} {each}{'s' * (rows[each] > 1)}" for each in sorted(rows))
        remarks.append(f"note: the dataset has {counts}; `tsreview validate` lists them")
    left_out = index.rows("SELECT count(*) FROM files WHERE NOT readable")[0][0]
    if left_out:
        files, record, are = ("1 file", "a record", "is") if left_out == 1 else (f"{left_out} files", "records", "are")
        remarks.append(f"note: {files} with errors could not be read as {record} and {are} in no list or total")
    return remarks
