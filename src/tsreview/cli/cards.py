"""What every command that shows one thing does with its options."""

from pathlib import Path

from tsreview.cli import streams
from tsreview.rendering.cards import CardFormat, render
from tsreview.reports.card import Card


def put(card: Card, form: CardFormat, output: Path | None) -> None:
    """Draw and write a card; on a terminal it is wrapped to fit."""
    width = None
    if output is None and streams.is_terminal():
        import shutil

        width = min(shutil.get_terminal_size().columns, 110)
    streams.write(render(card, form, width), output)
