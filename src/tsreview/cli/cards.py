"""What every command that shows one thing does with its options."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from tsreview.cli import streams
from tsreview.cli.session import Session, answer
from tsreview.rendering.cards import CardFormat, render
from tsreview.reports.card import Card

WIDEST = 110


def show(
    ctx: typer.Context, folder: str | None, card_of: Callable[[Session], Card],
    form: CardFormat, output: Path | None, **options: Any,
) -> None:  # fmt: skip
    """Ask for a card, draw it and write it; on a terminal it is wrapped to fit."""
    width = None
    if output is None and streams.is_terminal():
        width = min(shutil.get_terminal_size().columns, WIDEST)

    def drawn(session: Session) -> str:
        dataset = session.state() if form is CardFormat.JSON else None
        return render(card_of(session), form, width, dataset)

    streams.write(answer(ctx, folder, drawn, **options), output)
