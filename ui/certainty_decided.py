"""Against what was decided: the sets of clusters that were chosen, beside the model."""

from __future__ import annotations

from typing import Final

import pandas as pd

from data import Dataset
from fuzzy.robustness import SetAcceptability, Smaa
from ui import format as fmt
from ui.board import Board
from ui.certainty import TOP, decided_set, share_text
from ui.charts import place_text
from ui.i18n import Words

KINDS: Final = ("put-forward", "identity-card")


def kinds_of(dataset: Dataset) -> list[str]:
    """Return the kinds of decision that the data names clusters for."""
    return [kind for kind in KINDS if decided_set(dataset, kind)]


def answer(kind: str, board: Board, share: SetAcceptability, dataset: Dataset, words: Words) -> str:
    """Say whether the model puts exactly these first, as things are or in how many weightings."""
    lang = words.lang
    places = [board.row(dataset.clusters[i].id).place for i in share.members]
    inside = sum(place <= len(places) for place in places)
    if inside == len(places):
        key = "sure-decided-yes"
    elif share.share > 0:
        key = "sure-decided-partly"
    else:
        key = "sure-decided-no"
    return words(
        key,
        what=words(f"sure-decided-{kind}"),
        share=share_text(share.share, lang),
        inside=fmt.number(inside, 0, lang),
        all=fmt.number(len(places), 0, lang),
    )


def places_text(board: Board, members: tuple[int, ...], dataset: Dataset, words: Words) -> str:
    """Write the members with their places, best first."""
    rows = sorted((board.row(dataset.clusters[i].id) for i in members), key=lambda row: row.place)
    named = [f"{row.cluster.label[words.lang]} {place_text(row.place, words.lang)}" for row in rows]
    return words("sure-decided-places", places=words.join(named))


def decided_table(
    board: Board,
    found: Smaa,
    shares: dict[str, SetAcceptability],
    dataset: Dataset,
    words: Words,
) -> pd.DataFrame:
    """Return the clusters of every decision with their places and chances.

    Parameters
    ----------
    board : Board
    found : Smaa
        For each cluster's chance to be among the first.
    shares : dict
        By kind of decision, the share of the weightings that supports the very set.
    dataset : Dataset
    words : Words
    """
    lang = words.lang
    rows = []
    for kind, share in shares.items():
        for i in share.members:
            cluster = dataset.clusters[i]
            rows.append(
                {
                    words("sure-col-decision"): words(f"decision-{kind}"),
                    words("col-cluster"): cluster.name[lang],
                    words("col-place"): place_text(board.row(cluster.id).place, lang),
                    words("sure-col-top"): share_text(
                        float(found.rank_acceptability[i, :TOP].sum()), lang
                    ),
                    words("sure-col-set"): share_text(share.share, lang),
                }
            )
    return pd.DataFrame(rows).set_index(words("sure-col-decision"))
