"""``python -m fuzzy COMMAND < in.json > out.json``."""

from __future__ import annotations

import sys

from fuzzy.cli import main

sys.exit(main(sys.argv[1:]))
