"""Reads the components' scripts and styles, and packs what is sent to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def script(*names: str) -> str:
    """Join script files of this folder into one module.

    Streamlit hands the browser a single module per component, so files cannot import each
    other; each later file may use the names of the earlier ones.

    Parameters
    ----------
    *names : str
        File names in the order in which they build on each other.

    Returns
    -------
    str
        The source of one JavaScript module.
    """
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def style(name: str) -> str:
    """Read one style sheet of this folder.

    Parameters
    ----------
    name : str
        File name.

    Returns
    -------
    str
        The style sheet.
    """
    return (_FOLDER / name).read_text(encoding="utf-8")


def to_json(value: object) -> bytes:
    """Write a value as one line of UTF-8 JSON.

    Bytes are handed to Streamlit instead of a mapping because it would write a mapping as
    JSON twice on every run.

    Parameters
    ----------
    value : object
        Anything JSON can hold; NumPy arrays and numbers are taken as lists and numbers.

    Returns
    -------
    bytes
        JSON without a line break.

    Raises
    ------
    ValueError
        If a number is NaN or infinite, or a value has no JSON form.
    """
    try:
        text = json.dumps(
            value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"This cannot be sent to the browser as JSON: {error}") from error
    return text.encode("utf-8")


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is not a JSON value")
