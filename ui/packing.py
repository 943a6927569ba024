"""Structured parts of a scenario in an address: JSON, compressed, in letters it takes."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, Final

LARGEST_UNPACKED: Final = 500_000


def pack(value: object) -> str:
    """Return plain JSON as a short text of letters, digits, ``-`` and ``_``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packed = zlib.compress(text.encode("utf-8"), 9)
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def unpack(text: str) -> Any:
    """Return what :func:`pack` made a text of.

    Raises
    ------
    ValueError
        If the text is no such text, or holds more than a scenario can.
    """
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj()
        plain = reader.decompress(packed, LARGEST_UNPACKED)
        if not reader.eof:
            raise ValueError("more than a scenario holds")
        return json.loads(plain.decode("utf-8"))
    except (ValueError, zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from None
