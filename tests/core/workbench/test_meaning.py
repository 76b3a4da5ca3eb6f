"""What pages mean is learned beside the reading, while nothing waits."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from core.ports import Arrival, Progress
from core.vault import Vault
from core.vault.searching import VaultLibrary
from core.workbench import Outcome, Work, Workbench
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]


def test_documents_are_learned_once_they_are_read(bench: Workbench, add: Add) -> None:
    assert isinstance(bench.store, Vault)
    made = replace(bench, library=VaultLibrary(bench.store))
    assert made.asking
    searching, learned = made.asking.searching, Event()
    add(receipt(), b"a receipt", "scan.pdf")
    outcomes: list[Outcome] = []

    def learn(progress: Progress) -> int:
        done = made.beside()(progress)
        if done:
            learned.set()
        return done

    with Work(made.processing, outcomes.append, beside=learn):
        assert learned.wait(60)
    assert [one.name for one in made.asking.search("receipt")] == ["scan.pdf"]
    assert len(VaultLibrary(bench.store).vectors(searching.embedder.space, 0)) >= 1
    assert searching.catch_up() == 0


def test_what_breaks_beside_the_reading_does_not_end_it(bench: Workbench, add: Add) -> None:
    broken, again = Event(), Event()

    def breaking(progress: Progress) -> int:
        if not broken.is_set():
            broken.set()
            raise KeyError
        again.set()
        return 0

    with Work(bench.processing, lambda outcome: None, beside=breaking) as work:
        assert broken.wait(60)
        bench.store.take(Arrival("Northwind", "next.pdf", b"next"), "ann")
        work.wake()
        assert again.wait(60)


def test_a_workbench_without_a_library_asks_nothing(bench: Workbench) -> None:
    assert bench.asking is None
