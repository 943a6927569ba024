"""Drawing numbers from triangular distributions."""

from __future__ import annotations

import numpy as np

from fuzzy.checks import FloatArray


def draw_triangular(rng: np.random.Generator, tfns: FloatArray, n: int) -> FloatArray:
    """Draw `n` times from every triangular fuzzy number, read as a triangular distribution.

    Parameters
    ----------
    rng : numpy.random.Generator
    tfns : ndarray, shape (..., 3)
    n : int

    Returns
    -------
    ndarray, shape (n, ...)
        By inversion, one uniform number each; a number without width comes back as it is.
    """
    low, peak, high = tfns[..., 0], tfns[..., 1], tfns[..., 2]
    width = high - low
    safe = np.where(width > 0, width, 1.0)
    turn = (peak - low) / safe
    uniform = rng.random((n, *low.shape))
    rising = low + np.sqrt(uniform * safe * (peak - low))
    falling = high - np.sqrt((1 - uniform) * safe * (high - peak))
    drawn = np.where(uniform < turn, rising, falling)
    return np.asarray(np.where(width > 0, np.clip(drawn, low, high), low))
