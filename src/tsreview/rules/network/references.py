"""Ids, and what refers to them."""

from collections.abc import Iterator

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.rules.network.finding import finding_at
from tsreview.schema.kinds import BY_NAME
from tsreview.suggestions import nearest

MOST_RELATED = 10
"""Other records that a finding names: were each of thousands to name all others, nobody could read it."""

CORRECT = "correct the id, or add the record"
_UNREAD, _OF_NO_KIND = ("TSR101", "TSR103"), "TSR121"
"""What is found of a folder that is a link or that cannot be listed, and of one with a name that no kind has."""
_INSIDE_A_PLAN = ("theme", "objective")
MOST_NEAREST = 20
"""Ids whose nearest is looked for; among thousands that are alike it takes a tenth of a second for each."""


def nothing_has_the_id(index: Index) -> Iterator[Diagnostic]:
    """Find references to ids that nothing bears: TSR201."""
    # Distinct ids first: both sides are read in the order of an index, without a look-up for each link.
    wanted = index.rows("SELECT DISTINCT kind, id FROM links EXCEPT SELECT kind, id FROM targets")
    if not wanted:
        return
    unseen, misnamed = _kinds_unseen(index), _names_of_files(index)
    looked_for = 0
    for kind, identity in wanted:
        if kind in unseen or _holder(kind, identity) in misnamed or _file_is_broken(index, kind, identity):
            continue
        looked_for += 1
        hint = _nearest_target(index, kind, identity) if looked_for <= MOST_NEAREST else CORRECT
        words = BY_NAME[kind].words if kind in BY_NAME else kind
        shown = identity.partition("/")[2] or identity
        message = f'no {words} has the id "{shown[:60]}"'
        if "/" in identity:
            message = f'the plan "{identity.partition("/")[0]}" has no {words} "{shown[:60]}"'
        for file, field in index.rows("SELECT file, field FROM links WHERE kind = ? AND id = ?", (kind, identity)):
            yield finding_at(index, file, field, "TSR201", message, hint)


def id_used_twice(index: Index) -> Iterator[Diagnostic]:
    """Find ids that two files of a kind claim: TSR202."""
    twice = index.rows(
        """SELECT kind, record FROM files WHERE kind IS NOT NULL
           GROUP BY kind, record HAVING count(*) > 1 ORDER BY kind, record"""
    )
    for kind, identity in twice:
        # What was not read claims nothing: of it there is its name alone, and that may be no record's.
        sql = "SELECT id, path FROM files WHERE kind = ? AND record = ? AND tree IS NOT NULL ORDER BY path"
        files = index.rows(sql, (kind, identity))
        if len(files) < 2:
            continue
        # One more than are named, as a file does not name itself.
        places = [place_in_file(index, file, "id") for file, _ in files[: MOST_RELATED + 1]]
        for file, path in files:
            others = [place for place in places if place.path != path][:MOST_RELATED]
            names, unnamed = [place.path for place in others], len(files) - 1 - len(others)
            names += [f"{unnamed} more"] * bool(unnamed)
            message = f'the id "{identity}" is also that of {" and ".join(names)}'
            found = finding_at(index, file, "id", "TSR202", message, "give the newer of the two another id")
            yield found._replace(related=tuple(others))


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
        yield finding_at(index, file, where, "TSR207", message, "correct the lines")


def ids_alike(index: Index) -> Iterator[Diagnostic]:
    """Find ids of one kind that differ only in hyphens: TSR216."""
    # To compare all ids here takes half the time of grouping them in SQL.
    ids = index.rows("SELECT DISTINCT kind, record FROM files WHERE kind IS NOT NULL")
    if len({kind + "/" + identity.replace("-", "") for kind, identity in ids}) == len(ids):
        return
    first: dict[tuple[str, str], str] = {}
    for kind, identity in index.rows("SELECT DISTINCT kind, record FROM files WHERE tree IS NOT NULL"):
        other = first.setdefault((kind, identity.replace("-", "")), identity)
        if other != identity:
            message = f'the id "{identity}" differs from "{other}" only in hyphens'
            sql = "SELECT id FROM files WHERE kind = ? AND record = ? ORDER BY path"
            for (file,) in index.rows(sql, (kind, identity)):
                yield finding_at(index, file, "id", "TSR216", message, "give the newer of the two another id")


def source_that_nothing_cites(index: Index) -> Iterator[Diagnostic]:
    """Find documents that no record cites and that cite no other: TSR217."""
    rows = index.rows(
        """SELECT file, id FROM targets WHERE kind = 'source'
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.kind = 'source' AND links.id = targets.id)
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.kind = 'source' AND links.file = targets.file)
           AND NOT EXISTS (SELECT 1 FROM files WHERE NOT readable) ORDER BY id"""
    )
    for file, identity in rows:
        hint = "cite it where a fact was taken from it, or delete it"
        yield finding_at(index, file, "id", "TSR217", f'no record cites "{identity}"', hint)


def _file_is_broken(index: Index, kind: str, identity: str) -> bool:
    """Tell whether the id is that of a file that could not be read, whose own finding says enough."""
    found = index.rows("SELECT readable FROM files WHERE kind = ? AND record = ?", _holder(kind, identity))
    # Of a plan that does not exist, the reference to the plan is the finding.
    return any(not readable for (readable,) in found) or (kind in _INSIDE_A_PLAN and not found)


def _holder(kind: str, identity: str) -> tuple[str, str]:
    """Give kind and id of the record in which something is."""
    return ("plan", identity.partition("/")[0]) if kind in _INSIDE_A_PLAN else (kind, identity)


def _names_of_files(index: Index) -> set[tuple[str, str]]:
    """Give the names of the files whose ids are others, by kind.

    A slip in one `id` is told of there (TSR203, TSR406), not at each of the references that are right.
    """
    files = index.rows("SELECT kind, record, path FROM files WHERE kind IS NOT NULL")
    names = ((kind, record, path.rpartition("/")[2].rpartition(".")[0]) for kind, record, path in files)
    return {(kind, name) for kind, record, name in names if name != record}


def _kinds_unseen(index: Index) -> set[str]:
    """Give the kinds of which records may lie in a folder that was not looked into, whose own finding says enough."""
    # A folder is kept by its path, and without an id.
    sql = """SELECT DISTINCT files.kind, code FROM files JOIN findings ON findings.file = files.id
             WHERE NOT readable AND record = ''"""
    found = index.rows(sql)
    unseen = {kind for kind, code in found if kind and code in _UNREAD}
    if (None, _OF_NO_KIND) in found:
        # A kind that has no other folder has most likely this one.
        unseen |= set(BY_NAME) - {kind for (kind,) in index.rows("SELECT DISTINCT kind FROM files")}
    return unseen


def _nearest_target(index: Index, kind: str, identity: str) -> str:
    prefix, slash, _ = identity.rpartition("/")
    rows = index.rows("SELECT id, label, short FROM targets WHERE kind = ? ORDER BY id", (kind,))
    rows = [row for row in rows if row[0].startswith(prefix + slash)] if slash else rows
    # An acronym typed for an id is further from it by letters than it is in the mind.
    names = {short: (target, label) for target, label, short in rows}
    names |= {target: (target, label) for target, label, _ in rows}
    found = nearest(identity, names)
    if found is None:
        return CORRECT
    target, label = names[found]
    return f'did you mean "{target.rpartition("/")[2]}" ({label})?'
