"""The errors that stop a command. Each names the place, the fault and the remedy.

What a stage merely drops is no error: it is a `quizgen.model.Skipped` record.
"""

from __future__ import annotations


class QuizgenError(Exception):
    """Something that the user can mend. Printed as one line; exit status 1.

    Attributes:
        place: file, line, parameter or option at fault, as the user knows it.
        fault: what is wrong, without a full stop.
        remedy: what to do about it, without a full stop.
    """

    def __init__(self, place: str, fault: str, remedy: str) -> None:
        super().__init__(f"{place}: {fault}; {remedy}")
        self.place = place
        self.fault = fault
        self.remedy = remedy


class InputError(QuizgenError):
    """An article, dump or sidecar that cannot be read."""


class FetchError(QuizgenError):
    """A wiki that cannot be reached or does not answer as one, or a page that it does not have."""


class OutputError(QuizgenError):
    """A file that cannot be written; what stood there before is untouched."""


class DependencyError(QuizgenError):
    """A library or language model that is needed and not installed."""


class FaultsError(QuizgenError):
    """Every fault of one hand-written file (recipe, template pack, sidecar, ledger), told at once.

    Attributes:
        faults: one `QuizgenError` per fault, in the order of the file.
    """

    def __init__(self, faults: list[QuizgenError]) -> None:
        if not faults:
            raise ValueError("FaultsError needs at least one fault")
        first = faults[0]
        super().__init__(first.place, first.fault, first.remedy)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """One line per fault."""
        return "\n".join(str(fault) for fault in self.faults)
