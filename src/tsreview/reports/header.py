"""What stands above the first section of every report."""

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
