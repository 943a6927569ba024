"""The options of a ranking method that a person can set, and their short form in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import fuzzy
from fuzzy.registry import Option

Options = tuple[tuple[str, str | float], ...]
"""What differs from the default, by name, in the order of the method."""

NO_OPTIONS: Final[Options] = ()
_ITEM: Final = "~"
_VALUE: Final = "_"


def settable(method: str) -> tuple[Option, ...]:
    """Return the options with a choice: several words, or a number from an interval."""
    return tuple(
        option
        for option in fuzzy.METHODS[method].options
        if not option.free and (len(option.words) > 1 or option.interval is not None)
    )


def sound_options(method: str, given: Mapping[str, Any]) -> tuple[Options, tuple[str, ...]]:
    """Return what of some options a method takes and is not its default, and the names it refuses.

    Parameters
    ----------
    method : str
    given : mapping
        Values by the name of the option; numbers may be texts.
    """
    known = {option.name: option for option in settable(method)}
    odd = [str(name) for name in given if name not in known]
    found: list[tuple[str, str | float]] = []
    for name, option in known.items():
        if name not in given:
            continue
        value = _checked(option, given[name], method)
        if value is None:
            odd.append(name)
        elif value != option.default:
            found.append((name, value))
    return tuple(found), tuple(odd)


def write_options(options: Options) -> str:
    """Write options for an address, as ``name_value~name_value``."""
    return _ITEM.join(f"{name}{_VALUE}{_text(value)}" for name, value in options)


def read_options(method: str, text: str) -> tuple[Options, tuple[str, ...]]:
    """Read options from an address; see :func:`sound_options`."""
    parts = [part.partition(_VALUE) for part in text.split(_ITEM) if part]
    return sound_options(method, {name: value for name, _, value in parts})


def _text(value: str | float) -> str:
    # A plus would be a space in an address.
    return value if isinstance(value, str) else repr(float(value)).replace("+", "")


def _checked(option: Option, value: object, method: str) -> str | float | None:
    if isinstance(value, str) and value not in option.words:
        try:
            value = float(value)
        except ValueError:
            return None
    try:
        checked = option.check(value, method)
    except fuzzy.ProblemError:
        return None
    return checked if isinstance(checked, str | float) else None
