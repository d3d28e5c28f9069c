"""Bodies that had ended, where a plan counts on them."""

from collections.abc import Iterator

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at


def ended_before_the_plan(index: Index) -> Iterator[Diagnostic]:
    """Find owners of plans and parties of actions that had ended before the plan was published: TSR208."""
    rows = index.rows(
        """WITH named AS (
             SELECT links.file, field, links.id, ended, last,
               coalesce((SELECT plan FROM actions WHERE actions.file = links.file),
                        (SELECT id FROM plans WHERE plans.file = links.file AND field = 'owner')) AS plan
             FROM endings CROSS JOIN links ON links.kind = 'organisation' AND links.id = endings.organisation)
           SELECT named.file, field, named.id, ended, published FROM named JOIN plans ON plans.id = named.plan
           WHERE last < published_first ORDER BY 1, 2"""
    )
    for file, field, body, ended, published in rows:
        message = f'"{body}" had ended ({ended}) before the plan was published ({published})'
        yield finding_at(index, file, field, "TSR208", message, "name the body that took its place, or correct `ended`")


def ended_before_the_action_is_due(index: Index) -> Iterator[Diagnostic]:
    """Find parties of open actions that end before the action is due: TSR517."""
    rows = index.rows(
        """SELECT links.file, field, links.id, ended, due
           FROM endings CROSS JOIN links ON links.kind = 'organisation' AND links.id = endings.organisation
           JOIN actions ON actions.file = links.file JOIN plans ON plans.id = actions.plan
           WHERE last < latest AND (published_first IS NULL OR published_first <= last)
           AND coalesce(last_status, '') NOT IN ('complete', 'withdrawn', 'superseded') ORDER BY 1, 2"""
    )
    for file, field, body, ended, due in rows:
        message = f'"{body}" ends ({ended}) before the action is due ({due})'
        yield finding_at(index, file, field, "TSR517", message, "ask the plan's owner who takes its place")
