"""Work beside the page: better answers as they come, an end, a refusal, a way to stop."""

from __future__ import annotations

from collections.abc import Iterator

from fuzzy import ProblemError
from ui.background import Job


def test_the_last_of_the_answers_stays() -> None:
    job = Job("counting")
    job.run(iter([1, 2, 3]))
    assert job.done
    assert job.latest == 3
    assert job.has_news
    job.seen()
    assert not job.has_news


def test_a_refusal_is_kept_with_what_was_found_before() -> None:
    def steps() -> Iterator[int]:
        yield 1
        raise ProblemError("ratings: none")

    job = Job("refused")
    job.run(steps())
    assert job.done
    assert str(job.failure) == "ratings: none"
    assert job.latest == 1


def test_after_cancelling_nothing_more_is_taken() -> None:
    job = Job("stopped")

    def steps() -> Iterator[int]:
        yield 1
        job.cancel()
        yield 2

    job.run(steps())
    assert job.cancelled
    assert job.done
    assert job.latest == 1


def test_a_remembered_answer_is_there_at_once() -> None:
    assert Job("known", latest=5).done
    assert not Job("new").done
