"""Sources: the documents that facts are taken from."""

from pydantic import Field

from tsreview.schema.base import Citation, Part, Record
from tsreview.schema.values import Count, DateText, Digest, OrganisationId, Text, WebAddress


class TextVersion(Part):
    """The text version that cited lines count in."""

    name: Text = Field(description="the file's name")
    lines: Count = Field(description="how many lines it has")
    sha256: Digest | None = Field(
        None, description="the SHA-256 digest of the file, which tells whether lines still count as cited"
    )


class Source(Record):
    """A document. Its own text is its source, unless another document is the only witness of it."""

    title: Text = Field(description="the title as printed")
    authors: tuple[Text, ...] = Field((), description="people and bodies as the document names them")
    publisher: OrganisationId | None = Field(None, description="the body that published it")
    published: DateText | None = Field(None, description="the date as printed")
    text: TextVersion | None = Field(None, description="the text version that lines are counted in")
    url: WebAddress | None = Field(None, description="its address on the web")
    sources: tuple[Citation, ...] = Field((), description="where the document is cited, if it is known only so")
