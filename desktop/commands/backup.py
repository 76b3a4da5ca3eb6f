"""Backups of the vault, and a vault from a backup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from core.domain.backup import Manifest
from core.domain.errors import VouchError
from core.workbench import BackupPlan, BackupService, Every
from desktop import compose
from desktop.compose import Bench
from desktop.session import Session, session
from desktop.terminal import complain, messages, output, step_bar

SHOWN = 20
Folder = Annotated[
    Path | None, typer.Argument(metavar="[FOLDER]", help="Where backups lie; else the planned folder.", file_okay=False)
]


def backup(
    folder: Folder = None,
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help="Look through all backups there instead; needs no vault and no passphrase.")
    ] = False,
    every: Annotated[
        Every | None, typer.Option("--every", help="Have backups made there by the running window or watch.")
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="With --every: the time of day.")] = "",
    drop_erased: Annotated[
        bool, typer.Option("--drop-erased", help="Afterwards take away the backups there that hold erased documents.")
    ] = False,
) -> None:
    """Back up the vault to a folder, while it is in use; only what is new since the last backup is copied.

    A backup is encrypted as the vault is: the passphrase or the recovery key opens it. A folder keeps the 3 latest
    backups, and the latest of each of the last 7 days, 4 weeks and 12 months. `vouch restore` makes a vault of
    a backup.
    """
    now = session()
    if verify:
        _verify(now, folder or _planned(now))
        return
    with now.write() as bench, step_bar(now.words) as progress:
        made = bench.workbench.backup
        assert made
        plan = made.plan()
        to = (folder or _folder(plan)).absolute()
        if every:
            wanted = replace(plan, folder=str(to), every=every, at=_time(at or plan.at))
            made.save_plan(wanted)
            _say_plan(now, wanted)
        manifest = made.make(to, progress)
        dropped = made.drop_erased(to, bench.workbench.erasing.last()) if drop_erased and bench.workbench.erasing else 0
    facts = {"count": manifest.documents, "folder": to, "name": manifest.name}
    messages().print(now.words.say("backed_up", **facts), markup=False)
    if drop_erased:
        messages().print(now.words.say("backup.dropped", count=dropped), markup=False)
    if manifest.lost:
        messages().print(now.words.say("backed_up.lost", count=manifest.lost), markup=False)
        raise typer.Exit(1)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where backups lie.", file_okay=False)],
    name: Annotated[str, typer.Option("--of", metavar="NAME", help="This backup; else the latest.")] = "",
    *,
    recovery_key: Annotated[
        bool, typer.Option("--recovery-key", help="Open it by the recovery key and give a new passphrase.")
    ] = False,
) -> None:
    """Make a vault of a backup, in the empty folder that VOUCH_HOME names, on this machine or another one.

    Every file is compared with what was written; the audit trail tells from which backup the vault came. Passphrase or
    recovery key are asked for. Exit status 1 where files of the backup were not whole: they are left out, and `vouch
    check` names their documents.
    """
    now = session()
    key = now.ask_line("recovery.ask") if recovery_key else ""
    passphrase = now.new_passphrase() if recovery_key else now.passphrase()
    with step_bar(now.words) as progress:
        keychain = now.settings.passphrase_file is None
        back = compose.restore(now.settings, source, (passphrase, key), progress, name=name, keychain=keychain)
    console, of = messages(), back.backup
    facts = {"count": of.documents, "name": of.name, "folder": now.settings.home}
    console.print(now.words.say("vault.restored", **facts), markup=False)
    if back.later:
        console.print(now.words.say("vault.restored.later", count=back.later), markup=False)
    for file in back.missing[:SHOWN]:
        output().print(file, markup=False, highlight=False)
    if back.missing or of.lost:
        console.print(now.words.say("vault.restored.missing", count=len(back.missing) + of.lost), markup=False)
        raise typer.Exit(1)


@contextmanager
def backed_up(now: Session, bench: Bench) -> Iterator[None]:
    """Makes the backups that are due meanwhile, with a line for each."""

    def hear(said: Manifest | VouchError) -> None:
        if isinstance(said, VouchError):
            complain(said, now.words)
        else:
            messages().print(now.words.say("backup.made", count=said.documents), markup=False)

    service = BackupService(bench.workbench, hear)
    service.start()
    try:
        yield
    finally:
        service.stop()


def _planned(now: Session) -> Path:
    with now.look() as bench:
        assert bench.workbench.backup
        return _folder(bench.workbench.backup.plan())


def _folder(plan: BackupPlan) -> Path:
    """The planned folder. Raises typer.BadParameter where there is none."""
    if not plan.folder:
        raise typer.BadParameter("-", param_hint="FOLDER")
    return Path(plan.folder)


def _verify(now: Session, folder: Path) -> None:
    with step_bar(now.words) as progress:
        found = compose.verify_backups(folder, progress)
    for one in found.backups:
        bad = any(one.name in wrong.backups for wrong in found.wrong)
        code = "backup.line.wrong" if bad else "backup.line"
        facts = {"name": one.name, "count": one.documents, "files": one.files, "line": one.line}
        output().print(now.words.say(code, **facts), markup=False, highlight=False)
    for wrong in found.wrong[:SHOWN]:
        code = "backup.file.missing" if wrong.missing else "backup.file.altered"
        output().print(now.words.say(code, file=wrong.file), markup=False, highlight=False)
    code = "backup.wrong" if found.wrong else "backup.well"
    messages().print(now.words.say(code, files=found.files, count=len(found.wrong)), markup=False)
    if found.wrong:
        raise typer.Exit(1)


def _say_plan(now: Session, plan: BackupPlan) -> None:
    code = "backup.plan.never" if plan.every is Every.NEVER else f"backup.plan.{plan.every.value}"
    messages().print(now.words.say(code, folder=plan.folder, at=plan.at), markup=False)


def _time(text: str) -> str:
    """A time of day as plans keep it. Raises typer.BadParameter."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        raise typer.BadParameter(text, param_hint="--at")
    return f"{int(hours):02}:{int(minutes):02}"
