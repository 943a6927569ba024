"""What all tests share: how hypothesis searches."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("here", max_examples=60, deadline=None)
# The same examples on every machine of a pipeline: a red run there can be repeated at home.
settings.register_profile("pipeline", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("pipeline" if os.environ.get("CI") else "here")
