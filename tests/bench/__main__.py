"""`make bench`: every benchmark of this folder, one after the other; 1 where any falls below what was promised.

The one at a million articles comes last; QUICK=1 leaves it out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Each in a process of its own, so that none warms another up."""
    names = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    names.sort(key="million".__eq__)
    if os.environ.get("QUICK"):
        names.remove("million")
    codes = [subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode for name in names]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
