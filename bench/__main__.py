"""`make bench`: speed and memory beside other programs, as a table and a JSON file.

python -m bench [--folder FOLDER_OF_PDFS] [--photos FOLDER_OF_JPGS] [--json FILE] [--pages N]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.inputs import made
from bench.measures import Figure, first_results, long_document, scan_pages, text_pages
from bench.throughput import side_by_side, whole_line

READER = (sys.executable, "-m", "models.reader")


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, write the file."""
    wishes = argparse.ArgumentParser(prog="bench", description=__doc__)
    wishes.add_argument("--folder", type=Path, help="PDFs with text to measure instead of those made here")
    wishes.add_argument("--photos", type=Path, help="a folder of photos (.jpg) to read side by side")
    wishes.add_argument("--json", type=Path, default=Path("bench.json"))
    wishes.add_argument("--pages", type=int, default=1000, help="of the long document")
    given = wishes.parse_args(arguments)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        inputs = made(Path(folder), given.folder, given.pages)
        parts = (
            text_pages(inputs),
            scan_pages(inputs),
            side_by_side(inputs.scans, "scan page"),
            side_by_side(sorted(given.photos.glob("*.jpg")), "photo") if given.photos else (),
            first_results(inputs, READER),
            whole_line(inputs.mix, Path(folder) / "vault"),
            long_document(inputs, READER),
        )
        for figure in (figure for part in parts for figure in part):
            figures.append(figure)
            name, number, unit = figure
            print(f"{name:45} {number:10.2f} {unit}", flush=True)
    machine = {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    rows = [{"name": name, "value": round(number, 4), "unit": unit} for name, number, unit in figures]
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps({"machine": machine, "figures": rows}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
