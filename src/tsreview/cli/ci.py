"""`tsreview ci`: what services that check pull requests ask for."""

from tsreview.cli.lazy import group

app = group({"comment": "tsreview.cli.comment:app"}, "What services that check pull requests ask for.")
