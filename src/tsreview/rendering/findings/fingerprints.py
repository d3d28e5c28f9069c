"""What a finding is known by from one run to the next, so that services tell old findings from new ones."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from tsreview.diagnostics import Diagnostic
from tsreview.rendering.findings.facts import Excerpts, written_at

_NUMBER = re.compile(r"\[[0-9]+\]")


def fingerprints(findings: Iterable[Diagnostic], excerpts: Excerpts) -> list[str]:
    """Give a fingerprint for each finding, all different.

    It holds what stays when lines are put in above: the file, the code, the field without its place in a list,
    and what the line says; alike findings are numbered.
    """
    seen: Counter[str] = Counter()
    made = []
    for found in findings:
        line = written_at(found, excerpts).line.strip()
        what = "\0".join((found.place.path, found.code, _NUMBER.sub("", found.field), line))
        seen[what] += 1
        whole = f"{what}\0{seen[what]}".encode("utf-8", "backslashreplace")
        made.append(hashlib.sha256(whole).hexdigest())
    return made
