"""`python -m tests.soak [pytest options]`: run the long forms, one after the other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    options = ["-n", "0", "-o", "python_files=lama_*.py", "-v", "--durations=0", *sys.argv[1:]]
    sys.exit(pytest.main([str(Path(__file__).parent), *options]))
