"""Query, validate and report on a git-tracked review of the third sector and public bodies."""

__version__ = "0.1.0"
