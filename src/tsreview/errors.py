"""The failures that stop a command; findings about the data are diagnostics, not exceptions."""


class TsreviewError(Exception):
    """A failure told to the user in one line, with a hint; never a traceback."""

    exit_status = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageFault(TsreviewError):
    """The words of the command are wrong: an option's value, a filter, an id that nothing bears."""

    exit_status = 2


class DatasetFault(TsreviewError):
    """The dataset, its settings or the disk does not let the command go on."""


class DataRefused(TsreviewError):
    """The data has errors and the command does not answer from faulty data unless it is told to."""

    exit_status = 1
