"""Where a reader may go, and what holds it there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Confinement:
    """What the system itself keeps a reader from; the parent watches memory and time everywhere."""

    memory: bool = False
    """taking more memory than its limit"""
    processor_time: bool = False
    """computing longer than its limit"""
    open_files: bool = False
    """opening more files than its limit"""
    processes: bool = False
    """starting processes without number"""
    network: bool = False
    """sending a byte anywhere"""
    files: bool = False
    """reading or writing a file outside of its room"""
    disk: bool = False
    """leaving anything on a disk: what it writes is in memory, bounded, and gone with it"""
    others: bool = False
    """looking into other processes, or signalling them"""


class Room(NamedTuple):
    """The files a reader works with, besides the libraries of the system."""

    temporary: Path
    """the only folder that it may write to"""
    reads: tuple[Path, ...] = ()
    """folders and files; a folder with all in it"""
    lists: tuple[Path, ...] = ()
    """folders whose names it may see"""
    runs: tuple[Path, ...] = ()
    """programs that it may start; with none of them it can start no process at all"""
    devices: tuple[Path, ...] = ()
    """files of devices that it may use: those of a graphics card, and only in the host of models"""
