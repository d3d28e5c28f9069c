"""Inputs for Hypothesis: bytes that are nothing, and seeds that were cut, joined and sprinkled."""

from hypothesis import strategies as st

from tests.fuzz.seeds import seeds

PIECES = st.binary(max_size=4) | st.sampled_from([
    b"", b" ", b"  ", b"\n", b"\r\n", b"\t", b": ", b"- ", b"? ", b"#", b"&a ", b"*a", b"!t ", b"|", b">-", b"|+1",
    b"'", b'"', b"\\", b"[", b"]", b"{", b"}", b",", b"%", b"---\n", b"...\n", b"\0", b"\xef\xbb\xbf", b"\xff",
    b"\xe2\x80\xa8", b"\xe2\x80\x8b", b"=", b"<", b">", b"(", b")", b"@", b"^", b"~", b"..", b"/", b"2010", b"null",
    b"9" * 20, b"\\u0000",
])  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn, target: str, longest: int) -> bytes:
    """Draw the beginning of one seed, some pieces, and the end of another, a few times over."""
    known = st.sampled_from(seeds(target))
    data = draw(known)
    for _ in range(draw(st.integers(1, 3))):
        other = draw(known)
        cut, end = draw(st.integers(0, len(data))), draw(st.integers(0, len(other)))
        data = data[:cut] + b"".join(draw(st.lists(PIECES, max_size=4))) + other[end:]
    return data[:longest]


def inputs(target: str, longest: int) -> st.SearchStrategy[bytes]:
    """Give any bytes, and more often what is like the seeds."""
    return st.one_of(st.binary(max_size=min(longest, 200)), mutants(target, longest), mutants(target, longest))
