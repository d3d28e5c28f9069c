"""What stands above the first section of every report, and in its last."""

from tsreview.reports.document import DocSection, numbered
from tsreview.reports.version import Version
from tsreview.settings import Settings


def header_of(settings: Settings, *facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Lay out the header; what the settings leave out is left out."""
    lines = (
        ("Partnership", settings.partnership),
        ("Review", settings.title),
        ("Meeting", settings.meeting),
        *facts,
        ("Report of", settings.report_of),
        ("Contact", settings.contact),
        ("Classification", settings.classification),
        ("Status", settings.status),
    )
    return tuple((label, text) for label, text in lines if text)


def version_control(number: int, version: Version) -> DocSection:
    """Draft the last section: from which data, by which tool and with which templates the report was drawn."""
    return DocSection(str(number), "Version control", numbered(str(number), *version.said()))
