"""A file within the limits is admitted in little time, however much is wrong with it."""

import time

import pytest

from tsreview.loading.admission import Given, admit
from tsreview.loading.files import Entry, Stamp
from tsreview.loading.limits import LIMITS

HEAD = "id: a-1\nplan: p\nobjective: 1a\norder: 1\ntitle: x\nsources:\n  - source: s\n"
COSTLY = {
    "keys that nobody knows": HEAD + "".join(f"k{n}: x\n" for n in range(2_480)),
    "keys without a value": HEAD + "".join(f"k{n}:\n" for n in range(2_480)),
    "entries without a value": HEAD + "outputs:\n" + "  -\n" * 4_900,
    "entries of the wrong shape": HEAD + "parties:\n" + "  - x\n" * 4_900,
    "entries that lack keys": HEAD + "revisions:\n" + "  - to: x\n" * 1_600,
    "updates from the last to the first": HEAD
    + "updates:\n"
    + "".join(f"  - {{on: 2{990 - n:03}-02-03, status: complete}}\n" for n in range(980)),
    "the same key": HEAD + "a: b\n" * 4_900,
    "tags": HEAD + "outputs: [" + "!a b, " * 4_900 + "]\n",
    "escapes that stand for what cannot be seen": HEAD + 'notes: "' + "\\u200b" * 39_000 + '"\n',
    "a quote that is never closed": HEAD + 'notes: "' + "\\" * 250_000,
    "brackets": HEAD + "outputs: " + "[" * 250_000,
    "comments": "#\n" * 130_000 + HEAD + "k: x\n",
    "blocks of blank lines beside a byte order mark": HEAD
    + 'notes: "\ufeff"\n'
    + "".join(f"k{n}: |\n  x\n" + "\n" * 39_000 for n in range(6)),
    "blank lines before a directive": "\n" * 250_000 + "%\n",
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_file_full_of_faults_takes_less_than_a_second(name: str) -> None:
    data = COSTLY[name].encode()
    assert len(data) <= LIMITS.file_bytes
    began = time.process_time()
    (found,) = admit([Given(Entry("data/actions/a-1.yaml", Stamp(0, 0, 0, 0), None), data)], 4)
    assert time.process_time() - began < 1
    assert found.findings


BEGUN = f"""\
{HEAD}outputs:
  - A report
parties:
  - role: spa
    organisation: b
notes: >-
  Of two
  lines
""".encode()


@pytest.mark.parametrize("rest", [b"", b"\n", b" \n", b"\n  - \n", b": \n"])
def test_a_record_that_breaks_off_anywhere_is_admitted_or_refused(rest: bytes) -> None:
    entry = Entry("data/actions/a-1.yaml", Stamp(0, 0, 0, 0), None)
    broken = [Given(entry, BEGUN[:end] + rest) for end in range(len(BEGUN))]
    assert len(admit(broken, 4)) == len(BEGUN)
    assert all(found.findings for found in admit(broken[: BEGUN.index(b"sources")], 4))
