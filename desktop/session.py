"""What every verb needs: the settings, the words, and the vault opened with whatever secret there is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cached_property

from core.domain.errors import PassphraseFileMissing, PassphraseMissing
from core.words import Words
from desktop import compose
from desktop.compose import Bench
from desktop.log import log_to
from desktop.settings import Settings, settings


class Session:
    """One run of the command line."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def own_words(self) -> Words:
        """The product's words alone: what can be said whatever the user's own types look like."""
        return compose.words(self.settings.language)

    @cached_property
    def words(self) -> Words:
        """The product's words, with those of all types."""
        return compose.words(self.settings.language, compose.types(self.settings.home))

    def open(self, *, read_only: bool = False) -> AbstractContextManager[Bench]:
        """The vault, opened by the passphrase file, the keychain, or a passphrase asked for."""
        log_to(self.settings.state)
        return compose.workbench(self.settings, self.given(), lambda: self.ask("passphrase"), read_only=read_only)

    def look(self) -> AbstractContextManager[Bench]:
        """The vault, opened to look at only: beside a process that writes it, too."""
        return self.open(read_only=True)

    @contextmanager
    def write(self) -> Iterator[Bench]:
        """The vault, opened to write; beside a window or a watch that holds it, that one writes what is asked for."""
        from desktop.handing import handing, holder  # noqa: PLC0415 (verbs that only look do without)

        ask = holder(self.settings)
        with self.open(read_only=ask is not None) as bench:
            yield replace(bench, workbench=handing(bench.workbench, ask)) if ask else bench

    def passphrase(self) -> str:
        """The passphrase of a vault: from the file, else asked for."""
        given = self.given()
        return given if given is not None else self.ask("passphrase")

    def new_passphrase(self) -> str:
        """A passphrase for a vault: from the file, else asked for twice."""
        given = self.given()
        return given if given is not None else self.ask("passphrase.new", confirm=True)

    def ask(self, question: str, *, confirm: bool = False) -> str:
        """A secret typed at the terminal without being shown. Raises PassphraseMissing where there is none."""
        if not sys.stdin.isatty():
            raise PassphraseMissing
        again = self.words.say("passphrase.again") if confirm else False
        from typer import prompt  # noqa: PLC0415 (the window asks by itself)

        said = self.words.say(question)
        return str(prompt(said, hide_input=True, confirmation_prompt=again, err=True))

    def ask_line(self, question: str, *, hidden: bool = False) -> str:
        """A line typed at the terminal, or the next of standard input where that is none."""
        if sys.stdin.isatty():
            from typer import prompt  # noqa: PLC0415 (likewise)

            return str(prompt(self.words.say(question), hide_input=hidden, err=True))
        line = sys.stdin.readline().rstrip("\r\n")
        if not line:
            raise PassphraseMissing
        return line

    def given(self) -> str | None:
        """The passphrase in the file that VOUCH_PASSPHRASE_FILE names, where there is one."""
        path = self.settings.passphrase_file
        if path is None:
            return None
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as problem:
            raise PassphraseFileMissing(file=str(path)) from problem
        if not lines or not lines[0]:
            raise PassphraseMissing
        return lines[0]


def session() -> Session:
    """The session that the environment of this process asks for."""
    return Session(settings(os.environ))
