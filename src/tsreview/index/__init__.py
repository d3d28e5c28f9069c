"""The index: one SQLite file compiled from the dataset, derived and disposable."""
