"""Sources: the documents that facts are taken from."""

from pydantic import Field

from tsreview.schema.base import Citation, Part, Record
from tsreview.schema.values import Count, DateText, Digest, OrganisationId, Text, WebAddress


class TextVersion(Part):
    """The text version that cited lines count in."""

    name: Text = Field(description="the file's name")
    lines: Count = Field(description="how many lines it has")
    sha256: Digest | None = None


class Source(Record):
    """A document. Its own text is its source, unless another document is the only witness of it."""

    title: Text
    authors: list[Text] = Field([], description="people and bodies as the document names them")
    publisher: OrganisationId | None = None
    published: DateText | None = Field(None, description="the date as printed")
    text: TextVersion | None = None
    url: WebAddress | None = None
    sources: list[Citation] = Field([], description="where the document is cited, if it is known only so")
