#!/usr/bin/env python3
"""Keep a database of today's layout for the tests, from which later versions have to migrate: run before a release.

A layout that was released is never made again: a change of it is another migration.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.stored_examples import EXAMPLES, store_at  # noqa: E402 - found by the line above

from inquit.store.layout import LAYOUT_VERSION  # noqa: E402

KEPT = ROOT / "tests" / "unit" / "store" / "layouts" / f"layout-{LAYOUT_VERSION}.db.gz"


def main() -> None:
    """Write the database of today's layout."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "q.db"
        with store_at(path, *EXAMPLES) as store:
            store.backup(Path(folder) / "kept.db")
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_bytes(gzip.compress((Path(folder) / "kept.db").read_bytes(), mtime=0))
    print(f"{KEPT.relative_to(ROOT)}: {KEPT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
