"""Work that takes longer than a moment, done beside the page and shown as it comes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Final

import streamlit as st

import fuzzy

POLL_SECONDS: Final = 0.3
PATIENCE_SECONDS: Final = 0.15
_SLOT: Final = "k_job_"
_KEPT: Final = 128
_finished: OrderedDict[Hashable, Any] = OrderedDict()
_guard = threading.Lock()


class Job:
    """Results under way, each better than the one before.

    Parameters
    ----------
    key : hashable
        Names the question; the last result of a job that ran to its end is kept under it.

    Attributes
    ----------
    latest : Any
        The best result so far; None before the first.
    done : bool
        Whether no better one will come: it ended, failed or was cancelled.
    failure : fuzzy.ProblemError or None
        Why there is no answer.
    """

    def __init__(self, key: Hashable, latest: Any = None) -> None:
        self.key = key
        self.latest = latest
        self.done = latest is not None
        self.failure: fuzzy.ProblemError | None = None
        self._ended = threading.Event()
        self._stop = threading.Event()
        self._news = 0
        self._seen = 0

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped before its end."""
        return self._stop.is_set()

    @property
    def has_news(self) -> bool:
        """Whether something came since :meth:`seen`."""
        return self._news != self._seen

    def seen(self) -> None:
        """Take what has come so far as shown."""
        self._seen = self._news

    def cancel(self) -> None:
        """Take no further result; the thread ends after the step it is in."""
        self._stop.set()
        self.done = True
        self._news += 1

    def wait(self) -> None:
        """Give quick work the moment it needs, so that its answer comes in this very run."""
        if not self.done:
            self._ended.wait(PATIENCE_SECONDS)

    def run(self, steps: Iterator[Any]) -> None:
        """Go through the steps; called in a thread of its own."""
        try:
            for result in steps:
                if self.cancelled:
                    return
                self.latest = result
                self._news += 1
            _keep(self.key, self.latest)
        except fuzzy.ProblemError as error:
            self.failure = error
        finally:
            self.done = True
            self._news += 1
            self._ended.set()


def job(slot: str, key: Hashable, steps: Callable[[], Iterator[Any]]) -> Job:
    """Return the job that answers a question, starting it where it is new.

    A session has one job per slot: another question cancels the one before. An answer that
    somebody has waited for already comes back at once.

    Parameters
    ----------
    slot : str
        Name of the place on the page that waits.
    key : hashable
        Everything that the answer depends on.
    steps : callable
        Returns an iterator over results; run in a thread, so it must not touch the page.
    """
    running = st.session_state.get(_SLOT + slot)
    if isinstance(running, Job):
        if running.key == key:
            return running
        running.cancel()
    fresh = Job(key, _recall(key))
    st.session_state[_SLOT + slot] = fresh
    if not fresh.done:
        threading.Thread(target=fresh.run, args=(steps(),), daemon=True).start()
    return fresh


def forget(slot: str) -> None:
    """Cancel what runs in a slot."""
    running = st.session_state.pop(_SLOT + slot, None)
    if isinstance(running, Job):
        running.cancel()


@st.fragment(run_every=POLL_SECONDS)
def watch(slot: str) -> None:
    """Look again and again whether the job of a slot has news, and then run the page anew."""
    running = st.session_state.get(_SLOT + slot)
    if isinstance(running, Job) and running.has_news:
        st.rerun()


def _keep(key: Hashable, result: Any) -> None:
    """Remember an answer for everybody."""
    with _guard:
        _finished[key] = result
        while len(_finished) > _KEPT:
            _finished.popitem(last=False)


def _recall(key: Hashable) -> Any:
    """Return a remembered answer, or None."""
    with _guard:
        return _finished.get(key)
