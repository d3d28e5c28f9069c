"""Rules that look across records, asked of the index in SQL."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network import chronology, circles, endings, folders, gaps, names, plans, references, reporting
from tsreview.time.rag import RagRule

NetworkRule = Callable[[Index], Iterator[Diagnostic]]


def rules(rag: RagRule) -> list[NetworkRule]:
    """Give all network rules; one holds ratings against the dataset's rule for them."""
    return [*NETWORK_RULES, partial(reporting.kinder_than_the_rule, rule=rag)]


def check(index: Index, some: Iterable[NetworkRule]) -> list[Diagnostic]:
    """Run some network rules."""
    return [finding for rule in some for finding in rule(index)]


NETWORK_RULES: tuple[NetworkRule, ...] = (
    folders.folders_alike,
    references.nothing_has_the_id,
    references.id_used_twice,
    references.lines_beyond_the_source,
    references.ids_alike,
    references.source_that_nothing_cites,
    circles.organisations_contain_each_other,
    circles.organisations_follow_each_other,
    circles.sources_known_from_each_other,
    names.like_names,
    names.one_number_of_two,
    endings.ended_before_the_plan,
    endings.ended_before_the_action_is_due,
    chronology.before_the_plan,
    chronology.work_before_the_plan_began,
    chronology.due_after_the_plan,
    chronology.due_before_its_actions,
    gaps.what_open_actions_lack,
    plans.objective_without_action,
    plans.principle_that_nothing_shows,
    plans.set_without_principles,
    plans.many_due_in_one_month,
    reporting.not_reported_for_a_quarter,
)
