"""What the weight panel is given: rows, presets and words made from data and scenario."""

from __future__ import annotations

from typing import Final

from data import Dataset
from ui import session
from ui.components import WORDS, PresetButton, WeightRow, WeightsState, fuzzy_weights, read_weights
from ui.i18n import Words
from ui.scenario import Scenario, default_weights, preset_weights

PANEL_KEY: Final = "k_weights"
_SLOTS: Final = {name: f"{{{name}}}" for name in ("label", "value", "share", "low", "peak", "high")}


def weights_state(dataset: Dataset) -> WeightsState | None:
    """Return what the panel last sent, before it is placed in this run."""
    return read_weights(PANEL_KEY, tuple(default_weights(dataset)))


def weight_panel(
    dataset: Dataset, scenario: Scenario, words: Words, *, ack: int, max_height: int
) -> None:
    """Place the panel; call it last, so that its acknowledgement follows the pictures."""
    fuzzy_weights(
        _rows(dataset, scenario),
        _presets(dataset, words),
        _words(words),
        lang=words.lang,
        revision=session.weights_revision(),
        ack=ack,
        key=PANEL_KEY,
        max_height=max_height,
    )


def _rows(dataset: Dataset, scenario: Scenario) -> tuple[WeightRow, ...]:
    """Make a row for each dimension, with its sub-criteria inside."""
    defaults = default_weights(dataset)
    weights, locks, lang = scenario.setting.weights, scenario.locks, scenario.lang
    return tuple(
        WeightRow(
            id=dimension.id,
            label=dimension.name[lang],
            tfn=weights[dimension.id],
            default=defaults[dimension.id],
            locked=dimension.id in locks,
            children=tuple(
                WeightRow(
                    id=criterion.id,
                    label=criterion.label[lang],
                    tfn=weights[criterion.id],
                    default=defaults[criterion.id],
                    locked=criterion.id in locks,
                    hint=criterion.description[lang],
                )
                for criterion in dataset.criteria
                if criterion.dimension == dimension.id
            ),
        )
        for dimension in dataset.dimensions
    )


def _presets(dataset: Dataset, words: Words) -> tuple[PresetButton, ...]:
    """Make a button for each ready set of weights."""
    return tuple(
        PresetButton(preset.id, preset.name[words.lang], preset_weights(dataset, preset.id))
        for preset in dataset.presets
    )


def _words(words: Words) -> dict[str, str]:
    """Return the panel's words; its own script fills in the names in braces."""
    return {name: words(f"weights-{name.replace('_', '-')}", **_SLOTS) for name in WORDS}
