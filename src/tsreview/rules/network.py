"""Rules that look across records, asked of the index in SQL."""

from collections.abc import Callable, Iterator
from datetime import date

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.schema.kinds import BY_NAME
from tsreview.suggestions import nearest
from tsreview.time.calendar import say_day

MOST_RELATED = 10
"""Other records that a finding names: were each of thousands to name all others, nobody could read it."""

NetworkRule = Callable[[Index], Iterator[Diagnostic]]


def check(index: Index) -> list[Diagnostic]:
    """Run every network rule."""
    return [finding for rule in NETWORK_RULES for finding in rule(index)]


def nothing_has_the_id(index: Index) -> Iterator[Diagnostic]:
    """Find references to ids that nothing bears: TSR201."""
    # Distinct ids first: both sides are read in the order of an index, without a look-up for each link.
    wanted = index.rows("SELECT DISTINCT kind, id FROM links EXCEPT SELECT kind, id FROM targets")
    for kind, identity in wanted:
        if _file_is_broken(index, kind, identity):
            continue
        hint = _nearest_target(index, kind, identity)
        words = BY_NAME[kind].words if kind in BY_NAME else kind
        shown = identity.partition("/")[2] or identity
        message = f'no {words} has the id "{shown[:60]}"'
        if "/" in identity:
            message = f'the plan "{identity.partition("/")[0]}" has no {words} "{shown[:60]}"'
        for file, field in index.rows("SELECT file, field FROM links WHERE kind = ? AND id = ?", (kind, identity)):
            yield _finding(index, file, field, "TSR201", message, hint)


def id_used_twice(index: Index) -> Iterator[Diagnostic]:
    """Find ids that two files of a kind claim: TSR202."""
    twice = index.rows(
        """SELECT kind, record FROM files WHERE kind IS NOT NULL
           GROUP BY kind, record HAVING count(*) > 1 ORDER BY kind, record"""
    )
    for kind, identity in twice:
        files = index.rows("SELECT id, path FROM files WHERE kind = ? AND record = ? ORDER BY path", (kind, identity))
        # One more than are named, as a file does not name itself.
        places = [place_in_file(index, file, "id") for file, _ in files[: MOST_RELATED + 1]]
        for file, path in files:
            others = [place for place in places if place.path != path][:MOST_RELATED]
            names, unnamed = [place.path for place in others], len(files) - 1 - len(others)
            names += [f"{unnamed} more"] * bool(unnamed)
            message = f'the id "{identity}" is also that of {" and ".join(names)}'
            found = _finding(index, file, "id", "TSR202", message, "give the newer of the two another id")
            yield found._replace(related=tuple(others))


def organisations_contain_each_other(index: Index) -> Iterator[Diagnostic]:
    """Find circles of `parent`: TSR204."""
    rows = index.rows(
        """SELECT record, links.id, file FROM links INDEXED BY links_parent JOIN files ON files.id = links.file
           WHERE links.kind = 'organisation' AND field = 'parent' AND links.id <> record ORDER BY record"""
    )
    parent = {child: (above, file) for child, above, file in rows}
    reported: set[str] = set()
    for start in parent:
        trail = [start]
        while trail[-1] in parent and trail[-1] not in reported:
            above = parent[trail[-1]][0]
            if above in trail:
                circle = trail[trail.index(above) :]
                reported.update(circle)
                message = ", which is part of ".join(f'"{each}"' for each in (*circle, circle[0]))
                message = message.replace(", which", "", 1)
                first, *others = (parent[each][1] for each in circle)
                found = _finding(index, first, "parent", "TSR204", message, "delete the `parent` that is wrong")
                yield found._replace(related=tuple(place_in_file(index, file, "parent") for file in others))
                break
            trail.append(above)
        reported.update(trail)


def two_with_one_name(index: Index) -> Iterator[Diagnostic]:
    """Find organisations that share a name and do not say that they differ: TSR206."""
    rows = index.rows(
        """SELECT a.file, a.id, b.file, b.id, a.label FROM targets a
           JOIN targets b ON b.kind = a.kind AND b.id < a.id AND lower(b.label) = lower(a.label)
           WHERE a.kind = 'organisation' AND lower(a.label) IN (
             SELECT lower(label) FROM targets WHERE kind = 'organisation'
             GROUP BY lower(label) HAVING count(DISTINCT id) > 1)
           ORDER BY a.id, b.id"""
    )
    for file, identity, other_file, other, name in rows:
        if not _said_to_differ(index, identity, other):
            message = f'"{name[:60]}" is also the name of the organisation "{other}"'
            hint = "merge the two records, or say in `not_same_as` why they are two bodies"
            found = _finding(index, file, "name", "TSR206", message, hint)
            yield found._replace(related=(place_in_file(index, other_file, "name"),))


def lines_beyond_the_source(index: Index) -> Iterator[Diagnostic]:
    """Find citations of lines that the source does not have: TSR207."""
    rows = index.rows(
        """SELECT links.file, field, last_line, texts_cited.id, texts_cited.lines
           FROM texts_cited JOIN links ON links.kind = 'source' AND links.id = texts_cited.id
           WHERE last_line > texts_cited.lines ORDER BY links.file, field"""
    )
    for file, field, cited, source, lines in rows:
        where = field.removesuffix("source") + "lines"
        message = f'line {cited} is cited of "{source}", whose text has {lines} lines'
        yield _finding(index, file, where, "TSR207", message, "correct the lines")


def before_the_plan(index: Index) -> Iterator[Diagnostic]:
    """Find due dates and updates before their plan was published, of actions whose notes say nothing: TSR308."""
    rows = index.rows(
        """WITH early AS (
             SELECT actions.file, 'due' AS field, due AS day, published
             FROM plans JOIN actions ON actions.plan = plans.id WHERE latest < published_first
             UNION ALL
             SELECT actions.file, 'updates[' || n || '].on', day, published
             FROM updates CROSS JOIN actions ON actions.file = updates.file JOIN plans ON plans.id = actions.plan
             WHERE day < (SELECT max(published_first) FROM plans) AND day < published_first)
           SELECT early.* FROM early CROSS JOIN files ON files.id = early.file
           WHERE json_extract(tree, '$.notes') IS NULL ORDER BY 1, 2"""
    )
    for file, field, day, published in rows:
        message = f"{day} is before the plan was published ({published})"
        yield _finding(index, file, field, "TSR308", message, "correct the date, or say in `notes` that it is so")


def due_before_its_actions(index: Index) -> Iterator[Diagnostic]:
    """Find themes and objectives that are due before some of their actions: TSR505."""
    rows = index.rows(
        """SELECT objectives.file, 'theme', theme, theme_latest AS own, count(*), max(actions.latest)
           FROM objectives JOIN actions USING (plan, objective)
           WHERE theme_latest < actions.latest GROUP BY objectives.file, theme
           UNION ALL
           SELECT objectives.file, 'objective', objective, objectives.latest, count(*), max(actions.latest)
           FROM objectives JOIN actions USING (plan, objective)
           WHERE objectives.latest < actions.latest GROUP BY objectives.file, objective ORDER BY 1, 2, 3"""
    )
    for file, part, identity, own, count, last in rows:
        field = _field_of_part(index, file, part, identity) + ".due"
        first, last = (say_day(date.fromisoformat(day)) for day in (own, last))
        later = "is due later, by" if count == 1 else "are due later, the last by"
        message = f"the {part} is due by {first}, and {count} of its actions {later} {last}"
        yield _finding(index, file, field, "TSR505", message, "keep both as published, and tell the board")


NETWORK_RULES: tuple[NetworkRule, ...] = (
    nothing_has_the_id,
    id_used_twice,
    organisations_contain_each_other,
    two_with_one_name,
    lines_beyond_the_source,
    before_the_plan,
    due_before_its_actions,
)


def _finding(index: Index, file: int, field: str, code: str, message: str, hint: str) -> Diagnostic:
    place = place_in_file(index, file, field)
    return Diagnostic(place, code, RULES[code].severity, message, hint, field)


def _file_is_broken(index: Index, kind: str, identity: str) -> bool:
    """Tell whether the id is that of a file that could not be read, whose own finding says enough."""
    inside = kind in ("theme", "objective")
    holder = ("plan", identity.partition("/")[0]) if inside else (kind, identity)
    found = index.rows("SELECT readable FROM files WHERE kind = ? AND record = ?", holder)
    # Of a plan that does not exist, the reference to the plan is the finding.
    return any(not readable for (readable,) in found) or (inside and not found)


def _nearest_target(index: Index, kind: str, identity: str) -> str:
    prefix, slash, _ = identity.rpartition("/")
    rows = index.rows("SELECT id, label, short FROM targets WHERE kind = ? ORDER BY id", (kind,))
    rows = [row for row in rows if row[0].startswith(prefix + slash)] if slash else rows
    # An acronym typed for an id is further from it by letters than it is in the mind.
    names = {short: (target, label) for target, label, short in rows}
    names |= {target: (target, label) for target, label, _ in rows}
    found = nearest(identity, names)
    if found is None:
        return "correct the id, or add the record"
    target, label = names[found]
    return f'did you mean "{target.rpartition("/")[2]}" ({label})?'


def _said_to_differ(index: Index, one: str, other: str) -> bool:
    sql = """SELECT 1 FROM links JOIN files ON files.id = links.file
             WHERE links.kind = 'organisation' AND field LIKE 'not_same_as%'
             AND ((record = ? AND links.id = ?) OR (record = ? AND links.id = ?))"""
    return index.row(sql, (one, other, other, one)) is not None


def _field_of_part(index: Index, file: int, part: str, identity: str) -> str:
    sql = "SELECT field FROM targets WHERE file = ? AND kind = ? AND id LIKE '%/' || ?"
    row = index.row(sql, (file, part, identity))
    return str(row[0]) if row else ""
