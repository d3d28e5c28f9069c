"""The exit statuses, one meaning each."""

DONE = 0
FINDINGS = 1
"""`validate` found errors, a report was refused for them, or --fail-if-any listed something."""
USAGE = 2
CANNOT_GO_ON = 3
"""The dataset, its settings or the disk."""
OWN_FAULT = 70
INTERRUPTED = 130
