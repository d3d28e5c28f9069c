"""The facts of reports, gathered before anything is drawn."""
