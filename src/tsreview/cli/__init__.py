"""The command line: Typer, the clock, the streams and the exit statuses."""
