"""Purpose, recommendations, summary and key."""

from collections import Counter

from tsreview.reports.briefing.facts import BriefingFacts, percentages
from tsreview.reports.closing import count_views, ended_plans, say_counts
from tsreview.reports.document import Cell, DocSection, DocTable, numbered
from tsreview.time.calendar import say_count, say_day
from tsreview.time.rag import Rag

MEANINGS = {
    Rag.BLUE: "complete",
    Rag.GREEN: "on target",
    Rag.AMBER: "up to {measure} behind",
    Rag.RED: "over {measure} behind",
    Rag.GREY: "not due to start, stopped, or without a date",
}

NO_UPDATE_MEANS = "No update means that nothing was reported to this dataset, not that nothing was done."


def meaning(rag: Rag, facts: BriefingFacts) -> str:
    """Say what a colour stands for, with the threshold of the settings."""
    return MEANINGS[rag].format(measure=facts.settings.rag_rule.measure)


def purpose(facts: BriefingFacts) -> DocSection:
    """Draft section 1."""
    plans = ", ".join(span.title for span in facts.spans.values())
    decision = "for decision" if _decisions(facts) else "for noting"
    text = f"This report, {decision}, gives progress on the actions of {plans} in {facts.quarter.title}."
    return DocSection("1", "Purpose of the report", numbered("1", text if plans else ""))


def recommendations(facts: BriefingFacts) -> DocSection:
    """Draft section 2: each recommendation only where the facts call for it."""
    points = ["to note the progress set out in sections 3 and 5", *_decisions(facts)]
    lettered = tuple(f"({chr(ord('a') + n)}) {point}" for n, point in enumerate(points))
    board = facts.settings.partnership or "The partnership"
    return DocSection("2", "Recommendations", numbered("2", (f"{board} is asked:", lettered)))


def summary(facts: BriefingFacts) -> DocSection:
    """Draft section 3: the sentence, the table of ratings, and what lateness means after a plan's end."""
    counts: Counter[Rag] = Counter(view.found.rag for view in facts.views)
    shares = percentages(counts)
    before: Counter[Rag] = Counter(view.found.rag for view in facts.before.values())
    parts = [f"{shares[rag]}% are {meaning(rag, facts)} ({rag})" for rag in Rag]
    sentence = f"Of {say_count(len(facts.views), 'action')}, {', '.join(parts[:-1])} and {parts[-1]}."
    previous = facts.quarter.previous()
    rows = tuple(
        (Cell(rag.capitalize(), rag), Cell(meaning(rag, facts)), Cell(str(counts[rag]), is_number=True),
         Cell(f"{shares[rag]}%", is_number=True), Cell(str(before[rag]), is_number=True))
        for rag in Rag
    )  # fmt: skip
    total = (Cell("All"), Cell(""), Cell(str(len(facts.views)), is_number=True), Cell("100%", is_number=True),
             Cell(str(len(facts.before)), is_number=True))  # fmt: skip
    table = DocTable(
        f"Table 1: Actions by rating, as at {say_day(facts.as_of)} and at the end of {previous.label}",
        ("Rating", "Meaning", "Actions", "Share", f"At the end of {previous.label}"),
        (*rows, total) if facts.views else (),
    )
    unreported = sum(view.report is None for view in facts.views)
    paragraphs = numbered(
        "3",
        sentence if facts.views else "The dataset holds no actions.",
        f"By lateness: {say_counts(count_views(facts.views))[0]}.",
        f"No update is recorded for {unreported} of the {len(facts.views)} actions. {NO_UPDATE_MEANS}"
        if unreported else "",
        *(f"{words}." for words in ended_plans(facts.spans, facts.as_of)),
    )  # fmt: skip
    return DocSection("3", "Summary", paragraphs, (table,))


def key(facts: BriefingFacts) -> DocSection:
    """Draft section 4: the rule by which ratings are calculated."""
    rule = "Ratings are calculated by this rule; the first line that fits decides:"
    travel = (
        "Direction of travel compares the actions rated amber or red with the end of the quarter before: "
        "improved where there are fewer, worse where there are more, no change where there are as many."
    )
    shares = "Shares are rounded so that they add up to 100%."
    late = "An action is overdue from the day after the last day that its date can stand for, never on it."
    return DocSection("4", "Key", numbered("4", (rule, facts.settings.rag_rule.say()), late, travel, shares))


def _decisions(facts: BriefingFacts) -> list[str]:
    """Give the recommendations that ask for a decision."""
    unapproved = [moved for moved in facts.moved if "approved_by" not in moved.entry.said]
    red = facts.count(Rag.RED)
    without = sum(not view.named("spa") and bool(view.named("nominator")) for view in facts.views)
    unnamed = sum(not view.named("nominator") and not view.named("lead") for view in facts.views)
    asked = []
    if unapproved:
        asked.append(f"to approve the {say_count(len(unapproved), 'revised date')} in table 4 that nobody has approved")
    if red:
        asked.append(f"to agree corrective action for the {say_count(red, 'action')} rated red in table 3")
    if without:
        asked.append(
            f"to ask the nominators to name a single point of accountability for the {say_count(without, 'action')} "
            "without one (appendix A)"
        )
    if unnamed:
        actions = say_count(unnamed, "action")
        asked.append(f"to agree who is to nominate for the {actions} without a nominator (appendix C)")
    return asked
