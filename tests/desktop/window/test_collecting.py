"""Garbage is looked for in the window's thread alone."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from desktop.window.collecting import Collecting


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("qapp")
def test_python_looks_for_no_garbage_by_itself_until_the_end() -> None:
    parent = QObject()
    collecting = Collecting(parent)
    assert not gc.isenabled()
    gone = weakref.ref(Ring())
    assert gone() is not None
    collecting.all()
    assert gone() is None
    collecting.end()
    assert gc.isenabled()
    gc.unfreeze()
