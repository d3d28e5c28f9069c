"""The tables that questions in SQL are asked of, as text and as a page of Markdown."""

from tsreview.queries.sql import guard
from tsreview.queries.sql.ask import FUNCTIONS
from tsreview.queries.sql.table import SqlTable
from tsreview.queries.sql.tables import TABLES

EXAMPLES = (
    ("How many actions of each rating has each theme?",
     "SELECT plan, theme, rag, count(*) AS actions FROM actions GROUP BY plan, theme, rag ORDER BY plan, theme, rag"),
    ("Which bodies nominate the most actions that are overdue?",
     "SELECT o.name, count(*) AS overdue FROM actions a JOIN parties p ON p.action = a.id AND p.role = 'nominator' "
     "JOIN organisations o ON o.id = p.organisation WHERE a.lateness = 'overdue' GROUP BY o.id ORDER BY overdue DESC, "
     "o.name"),
    ("What falls due in which quarter, and how many days from the day is it?",
     "SELECT quarter(latest) AS quarter, id, latest, days(:as_of, latest) AS days FROM actions "
     "WHERE latest > :as_of ORDER BY latest, id"),
    ("Which sections of which documents are cited most?",
     "SELECT source, section, count(*) AS citations FROM citations GROUP BY source, section "
     "ORDER BY citations DESC, source, section LIMIT 10"),
    ("Which principles does no practice show?",
     "SELECT id, title FROM principles WHERE id NOT IN (SELECT principle FROM shown) ORDER BY id"),
)  # fmt: skip
"""Questions, and how they are asked."""


def schema_as_text() -> str:
    """List tables, columns and functions."""
    width = max(len(column.name) for table in TABLES for column in table.columns)
    lines = []
    for table in TABLES:
        lines += [f"{table.name}: {table.says}"]
        lines += [f"  {column.name.ljust(width)}  {column.says}" for column in table.columns]
        lines.append("")
    lines += [f"{each.name}({each.arguments}): {each.says}" for each in FUNCTIONS]
    return "\n".join([*lines, ":as_of stands for the day", ""])


def sql_page() -> list[str]:
    """Tell on a page of Markdown how questions are asked in SQL, and of what."""
    lines = [
        "# Questions in SQL", "",
        "`tsreview sql QUERY` asks a question of the dataset in SQL, as at today or `--as-of`, and as it is or `--at` "
        "a revision. The answer comes as the lists do: `--format table`, `json`, `csv` or `markdown`. "
        "`tsreview sql --schema` prints the tables below.", "",
        "The names of tables and columns stay; new ones may come. Tables are made for the question and hold what was "
        "known on the day: lateness and RAG are those of `actions list`, and updates and revisions end with the day. "
        "Days are written as 2010-10-01, so that they can be compared; `:as_of` stands for the day. What a record "
        "does not say is NULL. A file that cannot be read is in no table but `findings`.", "",
        "## Examples", "",
    ]  # fmt: skip
    for says, question in EXAMPLES:
        lines += [says, "", "```sql", question, "```", ""]
    lines += ["## Functions", "", "| function | gives |", "| --- | --- |"]
    lines += [f"| `{each.name}({each.arguments})` | {each.says} |" for each in FUNCTIONS]
    lines += ["", f"Of SQLite: {', '.join(f'`{name}`' for name in sorted(guard.FUNCTIONS))}. None reads a clock.", ""]
    lines += ["## Tables", ""]
    for table in TABLES:
        lines += _as_markdown(table)
    return [*lines, *_limits()]


def _as_markdown(table: SqlTable) -> list[str]:
    rows = [f"| `{column.name}` | {column.says} |" for column in table.columns]
    return [f"### {table.name}", "", f"A row is {table.says}.", "", "| column | holds |", "| --- | --- |", *rows, ""]


def _limits() -> list[str]:
    return [
        "## Limits", "",
        "A question is one SELECT. It can write nothing, reads no other table, file or clock, and its words cannot "
        "change that. One that goes beyond a limit is refused with exit status 3, one that is no SQL or names what "
        "there is not with 2.", "",
        "| what | limit |", "| --- | --- |",
        f"| the question | {guard.MOST_CHARACTERS:,} characters |",
        f"| its time | {guard.MOST_SECONDS} seconds |",
        f"| rows of the answer | {guard.MOST_ROWS:,} |",
        f"| the answer, and what is kept on the way to it | {guard.MOST_BYTES // 1024 // 1024} MiB each |",
        f"| one value | {guard.MOST_TEXT:,} bytes |",
        f"| a pattern of LIKE or GLOB | {guard.MOST_PATTERN} bytes |",
    ]  # fmt: skip
