"""Everything that may happen to the daemon, done to it. It uses the other tests' client and model."""

import sys
from pathlib import Path

for folder in ("processes", "model"):
    sys.path.append(str(Path(__file__).resolve().parent.parent / folder))
