"""The settings of a dataset, as a value."""

from typing import NamedTuple

from tsreview.time.calendar import FinancialCalendar
from tsreview.time.rag import RagRule


class Settings(NamedTuple):
    """What `tsreview.toml` says, with what holds where it is silent."""

    title: str = ""
    partnership: str = ""
    financial_year_starts: int = 4
    """The month, 1 to 12."""
    amber_months: int = 1
    """Calendar months behind for which an action is amber."""
    network: str = ""
    """The section of a source whose bodies `organisations network` draws; all bodies where it is empty."""
    plan: str = ""
    """The plan that the briefing is on, by its id; all plans where it is empty."""
    meeting: str = ""
    """The meeting that reports go to, with its day."""
    report_of: str = ""
    contact: str = ""
    classification: str = ""
    status: str = "Draft"
    severities: str = ""
    """The severities of rules where they are not the rules' own, as `policy.write_severities` writes them."""
    waivers: str = ""
    """What is waived, as `policy.write_waivers` writes it."""
    baseline: str = ""
    """The file of findings that are known and not counted, by its path in the dataset."""

    @property
    def calendar(self) -> FinancialCalendar:
        """The financial calendar."""
        return FinancialCalendar(self.financial_year_starts)

    @property
    def rag_rule(self) -> RagRule:
        """The rule by which RAG is calculated."""
        return RagRule(self.amber_months)
