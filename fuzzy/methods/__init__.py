"""The ranking methods, one file each; importing this package registers them all."""

from __future__ import annotations

from fuzzy.methods import mamdani  # noqa: F401  (the default is listed first)

# isort: split
from fuzzy.methods import (
    aras,  # noqa: F401
    cocoso,  # noqa: F401
    codas,  # noqa: F401
    copras,  # noqa: F401
    edas,  # noqa: F401
    fwa,  # noqa: F401
    mabac,  # noqa: F401
    mairca,  # noqa: F401
    marcos,  # noqa: F401
    moora,  # noqa: F401
    multimoora,  # noqa: F401
    ocra,  # noqa: F401
    promethee,  # noqa: F401
    saw,  # noqa: F401
    spotis,  # noqa: F401
    topsis,  # noqa: F401
    vikor,  # noqa: F401
    waspas,  # noqa: F401
    wpm,  # noqa: F401
)
