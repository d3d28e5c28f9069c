"""`tsreview ci comment`: a comment on a pull request, which joins `validate --base` and `diff`."""

import os
import re
from typing import Annotated
from urllib.parse import quote

import typer

from tsreview.cli import streams
from tsreview.cli.comparing import Asked, compared, state_of, states
from tsreview.cli.judging import Against, judged
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import new_findings
from tsreview.errors import DatasetFault, TsreviewError
from tsreview.loading.opening import Dataset
from tsreview.loading.past import known_repository
from tsreview.loading.snapshot import NothingRecorded
from tsreview.loading.sync import Trust
from tsreview.loading.verdict import verdict_on
from tsreview.queries.changed import label_of
from tsreview.rendering.comment import Facts, draw_comment, draw_stopped
from tsreview.reports.changes.totals import moved_totals

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~-]+)+")


def comment(
    ctx: typer.Context,
    base: Annotated[
        str, typer.Option("--base", metavar="REVISION", help="Where the change is to go, such as main.")
    ] = "HEAD",
    at: At = None, as_of: AsOf = None, output: Output = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Write a comment for a pull request: findings, what follows if it is merged, and what changes.

    Findings do not fail it: `validate` decides. Where the states cannot be compared, it says why and holds the rest.
    """
    stopped: list[TsreviewError] = []

    def ask(session: Session) -> str:
        facts = _gathered(session, Asked(base, at, is_exact=False))
        stopped[:] = [facts.stopped] if facts.stopped else []
        return draw_comment(facts)

    try:
        options = {"at": at, "as_of": as_of, "no_cache": no_cache, "trust": Trust.CONTENT}
        text = answer(ctx, folder, ask, remark=False, **options)
    except DatasetFault as failure:
        stopped[:], text = [failure], draw_stopped(failure)
    streams.write(text, output)
    if stopped:
        raise stopped[0]


def _gathered(session: Session, asked: Asked) -> Facts:
    """Gather what can be found out; without the base that is what stands in the files."""
    dataset = session.dataset
    try:
        found, report = states(dataset, asked), judged(session, Against(asked.old))
    except NothingRecorded:
        return Facts(judged(session, Against(asked.old)).findings, _blobs(dataset), [], None, [], "", None)
    except TsreviewError as failure:
        return Facts(verdict_on(dataset, session.as_of).findings, _blobs(dataset), [], None, [], "", failure)
    before, after = state_of(found.before, session.as_of), state_of(dataset, session.as_of)
    plan = dataset.settings.plan
    return Facts(
        report.findings,
        _blobs(dataset),
        new_findings(verdict_on(found.before, session.as_of).findings, report.findings),
        compared(found, session.as_of, report.findings),
        moved_totals(before, after, session.as_of),
        label_of(dataset.index, "plan", plan) if plan else "",
        None,
    )


def _blobs(dataset: Dataset) -> str:
    """Give the address below which the site of a GitHub or GitLab job shows the dataset's files as they are."""
    state, repository, site = dataset.state(), known_repository(dataset), _site()
    if repository is None or state.commit is None or state.dirty or not _ADDRESS.fullmatch(site):
        return ""
    return f"{site}/blob/{state.commit}/{quote(os.fsencode(repository.inside))}"


def _site() -> str:
    told = os.environ.get
    if told("GITHUB_ACTIONS") == "true":
        return f"{told('GITHUB_SERVER_URL')}/{told('GITHUB_REPOSITORY')}"
    return f"{told('CI_PROJECT_URL')}/-" if told("GITLAB_CI") == "true" else ""


app = single(comment)
