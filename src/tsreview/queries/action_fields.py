"""The fields of a list of actions."""

from tsreview.queries.actions import ActionView
from tsreview.queries.fields import Field, Kind
from tsreview.time.calendar import say_day, say_span
from tsreview.time.lateness import Lateness, say_lateness
from tsreview.time.rag import Rag
from tsreview.time.state import Status
from tsreview.time.window import Precision

NOT_NAMED = "not named"
NO_UPDATE = "no update recorded"
NO_DATE = "no date"


def say_status(status: str | None) -> str:
    """Print a state; without an update there is none to print."""
    return status.replace("_", " ") if status else NO_UPDATE


def say_late(view: ActionView) -> str:
    """Print how late an action is, or where it stands."""
    found = view.found
    if found.lateness is Lateness.REPORT_MISSED and found.behind_since:
        number = len(found.outstanding)
        reports = "a report" if number == 1 else f"{number} reports"
        return f"{reports} missed, the first {say_span(found.behind_since, view.as_of)} ago"
    if found.behind_since and found.lateness is Lateness.OVERDUE:
        return say_span(found.behind_since, view.as_of)
    if found.behind_since:
        return f"no report since its start, {say_span(found.behind_since, view.as_of)} ago"
    return say_lateness(found.lateness)


def say_rag(view: ActionView) -> str:
    """Print RAG as a word, with the reason where the colour alone says too little."""
    found = view.found
    return f"{found.rag} ({found.rag_reason})" if found.rag is Rag.GREY else str(found.rag)


def say_progress(view: ActionView) -> str:
    """Print the last report."""
    if view.report is None:
        return NO_UPDATE
    return f"{say_day(view.report.on)}: {view.report.progress or say_status(view.report.status)}"


def say_nominator(view: ActionView) -> str:
    """Print the nominators; a plan that has none may say who leads."""
    leads = ", ".join(f"{name} (lead)" for name in view.named("lead"))
    return ", ".join(view.named("nominator")) or leads or NOT_NAMED


def _party(role: str, heading: str) -> Field:
    return Field(
        role,
        heading,
        Kind.WORD,
        lambda view: view.named(role),
        text=lambda view: ", ".join(view.named(role)) or NOT_NAMED,
        also=lambda view: tuple(
            word for party in view.parties if party.role == role for word in (party.id, party.name) if word
        ),
    )


ACTION_FIELDS: tuple[Field, ...] = (
    Field("id", "Action", Kind.WORD, lambda view: view.facts.id),
    Field("title", "What", Kind.PROSE, lambda view: view.facts.title),
    Field("plan", "Plan", Kind.WORD, lambda view: view.facts.plan),
    Field("theme", "Theme", Kind.WORD, lambda view: view.theme),
    Field("objective", "Objective", Kind.WORD, lambda view: view.facts.objective),
    _party("nominator", "Nominator")._replace(text=lambda view: say_nominator(view)),
    _party("spa", "SPA"),
    _party("lead", "Lead"),
    _party("support", "Support"),
    Field(
        "party",
        "Parties",
        Kind.WORD,
        lambda view: tuple(party.short for party in view.parties),
        also=lambda view: tuple(word for party in view.parties for word in (party.id, party.name) if word),
    ),
    Field(
        "due",
        "Due",
        Kind.DAY,
        lambda view: view.facts.window.latest,
        text=lambda view: view.facts.due or NO_DATE,
        data=lambda view: view.facts.due,
    ),
    Field("earliest", "Earliest day", Kind.DAY, lambda view: view.facts.window.earliest),
    Field("latest", "Latest day", Kind.DAY, lambda view: view.facts.window.latest),
    Field(
        "precision", "Sort of date", Kind.WORD, lambda view: str(view.facts.window.precision), closed=tuple(Precision)
    ),
    Field("days_late", "Days late", Kind.NUMBER, lambda view: view.days_late),
    Field("late", "How late", Kind.PROSE, say_late),
    Field(
        "lateness",
        "Lateness",
        Kind.WORD,
        lambda view: str(view.found.lateness),
        text=lambda view: say_lateness(view.found.lateness),
        closed=tuple(Lateness),
    ),
    Field("rag", "RAG", Kind.WORD, lambda view: str(view.found.rag), text=say_rag, closed=tuple(Rag)),
    Field("rag_reason", "Why", Kind.PROSE, lambda view: view.found.rag_reason),
    Field(
        "status",
        "State",
        Kind.WORD,
        lambda view: str(view.facts.status) if view.facts.status else None,
        text=lambda view: say_status(view.facts.status),
        closed=tuple(Status),
    ),
    Field("reported", "Last report", Kind.DAY, lambda view: view.facts.reported_on),
    Field(
        "progress",
        "Last progress",
        Kind.PROSE,
        lambda view: view.report and view.report.progress,
        text=say_progress,
    ),
    Field("next_step", "Next step", Kind.PROSE, lambda view: view.report and view.report.next_step),
)

LATE_COLUMNS = ("id", "title", "nominator", "spa", "due", "latest", "late", "rag", "progress")
LIST_COLUMNS = ("id", "title", "nominator", "spa", "due", "latest", "lateness", "rag", "status")


def of_view(field: Field) -> Field:
    """Read a field of an action through a row that has the action as its `view`."""
    text, data, also = field.text, field.data, field.also
    return field._replace(
        value=lambda row: field.value(row.view),
        text=(lambda row: text(row.view)) if text else None,
        data=(lambda row: data(row.view)) if data else None,
        also=(lambda row: also(row.view)) if also else None,
    )
