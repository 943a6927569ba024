"""Tables as people read them: the twin of each picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import Dataset
from ui import format as fmt
from ui.board import Board
from ui.charts import change_text, place_text
from ui.i18n import Words

if TYPE_CHECKING:
    import pandas as pd
from ui.markdown import plain


def ranking_table(board: Board, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the shown rows as text in the language's own digits, best first."""
    import pandas as pd  # slow to import, and only the table needs it

    lang = words.lang

    def score(value: float | None) -> str:
        return "" if value is None else fmt.number(value, board.digits, lang)

    return pd.DataFrame(
        [
            {
                words("col-place"): place_text(row.place, lang),
                words("col-cluster"): plain(row.cluster.name[lang]),
                words("col-score"): score(row.score),
                words("col-low"): score(row.low),
                words("col-high"): score(row.high),
                words("col-baseline"): place_text(row.baseline_place, lang),
                words("col-change"): change_text(row.rise, lang),
                words("col-sector"): plain(dataset.sector_by_id[row.cluster.sector].name[lang]),
                words("col-cities"): plain(
                    words.join([city.name[lang] for city in dataset.cities_of(row.cluster.id)])
                ),
            }
            for row in board.shown
        ]
    ).set_index(words("col-place"))
