"""Which data, which tool and which templates made a report."""

from typing import NamedTuple

from tsreview.time.calendar import say_count


class Version(NamedTuple):
    """What version control prints of a report."""

    tool: str
    templates: str
    """A digest of the templates."""
    commit: str | None
    dirty: bool | None
    records: int
    errors: int
    warnings: int
    advice: int

    @property
    def state(self) -> str:
        """The commit of the dataset in words, and whether files differ from it."""
        changed = ", with changes that are not committed" * bool(self.dirty)
        return f"Dataset at commit {self.commit}{changed}." if self.commit else "The dataset is not in git."

    def said(self) -> tuple[str, ...]:
        """What version control says, a sentence or two each."""
        return (
            f"Validation of {say_count(self.records, 'record')}: {say_count(self.errors, 'error')}, "
            f"{say_count(self.warnings, 'warning')}, {self.advice} pieces of advice.",
            self.state,
            f"Drawn up by tsreview {self.tool}, with templates {self.templates}. In Markdown and HTML a digest ends "
            "the file; `tsreview report verify` draws the report up again and tells whether it matches.",
        )
