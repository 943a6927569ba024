"""The answer in a sentence: who leads, how surely, what changed, and what had been decided."""

from __future__ import annotations

from dataclasses import dataclass

from data import Dataset
from ui import format as fmt
from ui.board import Board, Row
from ui.charts import change_text, place_text
from ui.i18n import Words

TOP = 3
MOST_CHANGES_NAMED = 4


@dataclass(frozen=True)
class Headline:
    """Four sentences, in the order they are read."""

    lead: str
    surety: str
    change: str
    decided: str


def headline(board: Board, dataset: Dataset, words: Words) -> Headline:
    """Word what the board shows."""
    return Headline(
        lead=_lead(board, words),
        surety=_surety(board, words),
        change=_change(board, words),
        decided=_decided(board, dataset, words),
    )


def _score(value: float, board: Board, words: Words) -> str:
    return fmt.number(value, board.digits, words.lang)


def score_text(value: float, board: Board, words: Words) -> str:
    """Write a score, with "of 100" where the method has that scale."""
    text = _score(value, board, words)
    return words("of-hundred", score=text) if board.ranking.method == "mamdani" else text


def _lead(board: Board, words: Words) -> str:
    """Say who is first and by how much, or who share the first place."""
    lang = words.lang
    leader = board.leader
    score = score_text(leader.score, board, words)
    level = [row for row in board.rows if row.place == leader.place]
    if len(level) > 1:
        names = words.join([row.cluster.name[lang] for row in level])
        return words("lead-shared", names=names, score=score)
    if len(board.rows) == 1:
        return words("lead-alone", leader=leader.cluster.name[lang], score=score)
    second = board.rows[1]
    return words(
        "lead-first",
        leader=leader.cluster.name[lang],
        score=score,
        gap=_score(abs(leader.score - second.score), board, words),
        second=second.cluster.name[lang],
    )


def _surety(board: Board, words: Words) -> str:
    """Say whether the leader's fuzzy interval meets the next one's."""
    if len(board.rows) < 2:
        return ""
    first, second = board.rows[0], board.rows[1]
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return words("surety-no-interval")
    values = {
        "low": _score(first.low, board, words),
        "high": _score(first.high, board, words),
        "second_low": _score(second.low, board, words),
        "second_high": _score(second.high, board, words),
    }
    apart = first.low > second.high or second.low > first.high
    return words("surety-apart" if apart else "surety-overlap", **values)


def _change(board: Board, words: Words) -> str:
    """Say which places moved since the baseline, the largest moves first."""
    moved = sorted((row for row in board.rows if row.rise != 0), key=lambda row: -abs(row.rise))
    if not moved:
        return words("change-none")
    named = [_move(row, words) for row in moved[:MOST_CHANGES_NAMED]]
    rest = len(moved) - len(named)
    if rest:
        named.append(words("change-more", count=fmt.number(rest, 0, words.lang)))
    before = min(board.rows, key=lambda row: row.baseline_place)
    if before.cluster.id != board.leader.cluster.id:
        return words(
            "change-leader",
            before=before.cluster.label[words.lang],
            moves=words.join(named),
        )
    return words("change-places", moves=words.join(named))


def _move(row: Row, words: Words) -> str:
    """Write one move, e.g. "Dates ▲ 2"."""
    return f"{row.cluster.label[words.lang]} {change_text(row.rise, words.lang)}"


def _decided(board: Board, dataset: Dataset, words: Words) -> str:
    """Compare the first three with those the source study put forward."""
    lang = words.lang
    chosen = [d.cluster for d in dataset.decisions if d.kind == "put-forward"]
    if not chosen:
        return ""
    rows = sorted((board.row(cluster) for cluster in chosen), key=lambda row: row.place)
    places = words.join(
        [f"{row.cluster.label[lang]} {place_text(row.place, lang)}" for row in rows]
    )
    inside = sum(row.place <= TOP for row in rows)
    return words(
        "decided",
        inside_count=inside,
        inside=fmt.number(inside, 0, lang),
        all=fmt.number(len(rows), 0, lang),
        places=places,
    )
