"""A process that is killed at any moment loses nothing it said it kept, and leaves nothing over."""

import hashlib
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from core.ports import Selection
from tests.core.vault.made import PASSPHRASE, codes, new_vault, opened

ROOT = Path(__file__).parents[3]
KILLS = 15
WORKER = """
import sys, time
from pathlib import Path
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.ports import Interpretation, PageImage
from core.vault import open_vault
from tests.core.vault.made import arrival, page, reading

home, state, passphrase, run = sys.argv[1:]
vault = open_vault(Path(home), Path(state), passphrase)
print("open", flush=True)
for number in range(10_000):
    data = f"{run} {number}".encode() * 500
    (document,) = vault.take(arrival(data, f"/in/{run}/{number}.pdf"), "worker").documents
    print("taken", document, flush=True)
    job = vault.lease(time.time())
    print("leased", document, flush=True)
    vault.save_page(job.document, page(), PageImage(1, data))
    print("page", document, flush=True)
    vault.save_readings(job.document, Interpretation((reading(), reading("2.00"))), "1", "rule")
    print("read", job.document, flush=True)
"""


def killed_run(folder: Path, run: int, lines: int, seconds: float) -> list[str]:
    """What a worker said before it was killed, some moments after it had said so many lines."""
    command = [sys.executable, "-c", WORKER, str(folder / "home"), str(folder / "state"), PASSPHRASE, str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as worker:
        assert worker.stdout
        said = [worker.stdout.readline() for _ in range(lines + 1)]
        with suppress(subprocess.TimeoutExpired):
            worker.wait(seconds)
        worker.kill()
        assert said[0] == "open\n"
        return [line.strip() for line in (*said[1:], *worker.stdout)]


def test_nothing_is_lost_and_nothing_is_left_over(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    moments = random.Random(11)
    said = [
        line
        for run in range(KILLS)
        for line in killed_run(tmp_path, run, moments.randint(1, 9), moments.uniform(0.0, 0.02))
    ]
    vault = opened(tmp_path)
    assert codes(vault) == set()
    taken = {line.split()[1] for line in said if line.startswith("taken ")}
    read = {line.split()[1] for line in said if line.startswith("read ")}
    kept = {one.id: one for one in vault.documents(Selection(limit=100_000))}
    assert taken <= set(kept)
    assert all(kept[document].reading for document in read)
    for document in taken:
        source = vault.source(document)
        assert hashlib.sha256(source.data).hexdigest() == source.sha256
    assert len(taken) >= KILLS
    totals = vault.totals()
    assert totals.taken == totals.waiting + totals.read + totals.review + totals.failed
    vault.close()
