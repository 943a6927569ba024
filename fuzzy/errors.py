"""The one error the engine raises for bad input."""

from __future__ import annotations


class ProblemError(ValueError):
    """A problem that cannot be computed.

    The message is one sentence that names the field, the index and what was expected, so that
    it can be shown to a person as it stands.
    """
