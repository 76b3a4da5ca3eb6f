"""Any thread may use an open vault."""

from concurrent.futures import ThreadPoolExecutor

from core.ports import Selection
from core.vault import Vault
from tests.core.vault.made import codes, read


def test_threads_write_in_turns_and_read_at_once(vault: Vault) -> None:
    def work(thread: int) -> int:
        for number in range(8):
            read(vault, b"%d %d" % (thread, number))
            vault.documents(Selection(text="grand"))
        return vault.totals().taken

    with ThreadPoolExecutor(4) as threads:
        assert max(threads.map(work, range(4))) == 32
    assert codes(vault) == set()
