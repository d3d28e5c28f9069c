"""What a comment on GitHub or GitLab could do beyond being text, and that it does none of it."""

import html
import re

from markdown_it import MarkdownIt

from tsreview.rendering.comment import MARK

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
REFERENCES = (
    r"@[\w-]",  # a mention, or the end of an address
    r"#\d", r"\bGH-\d",  # an issue
    r"[!%~$&^][\w\"]", r"\[\w+:",  # what GitLab has besides
    r"(?<!\w)[0-9a-fA-F]{7,40}(?!\w)",  # a commit
    r"://", r"\bwww\.",  # an address
    r":[\w+-]+:",  # an emoji
)  # fmt: skip
"""What these sites make links of, or notify people by, once they have read the Markdown."""


def texts(drawn: str) -> list[str]:
    """Give the texts between the tags of what is drawn, without those of code, in which a site looks for nothing."""
    page = re.sub(r"<code>.*?</code>", "<b></b>", MARKDOWN.render(drawn), flags=re.DOTALL)
    return [html.unescape(part) for part in re.split(r"<[^>]*>", page)]


def assert_inert(drawn: str, blobs: str) -> None:
    """Hold that nothing in a comment acts or refers to anything but files below an address."""
    for part in texts(drawn):
        for pattern in REFERENCES:
            assert not re.search(pattern, part), (pattern, part)
    tokens = [child for token in MARKDOWN.parse(drawn) for child in (token, *(token.children or ()))]
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(link.startswith(blobs) for link in links)
    raw = {token.content.strip() for token in tokens if token.type.startswith("html")}
    assert raw <= {MARK}
    assert not any(token.type in ("image", "fence", "code_block", "hr") for token in tokens)
    assert [line for line in drawn.splitlines() if line.lstrip().startswith(("/", "::"))] == []
    assert drawn.count(MARK) == 1
    assert drawn.startswith(f"{MARK}\n")
