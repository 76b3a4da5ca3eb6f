"""One vault, one writer: what other processes want written is done by the one that holds the vault.

Nothing is shown through the door: whoever asks has opened the vault as well, to look at only, by its own secret, and
proves by it whose secret that is: the role is what the vault gives this person, whatever is said.
"""

from __future__ import annotations

import hmac
import json
import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from core.domain.change import Change
from core.domain.codec import plain, restore
from core.domain.erasing import Erased, Wanted
from core.domain.errors import NotProved, VaultBusy, VouchError
from core.domain.profile import Challenge, Profile
from core.domain.record import Evidence
from core.domain.retention import Keep
from core.ports import Progress, silent
from core.workbench import (
    CsvStyle,
    Erasing,
    Exported,
    ExportRequest,
    Format,
    Given,
    Personal,
    Retention,
    Workbench,
)
from desktop.door import DONE, ERROR, FACTS, FRONT, Asked, Door, knock
from desktop.settings import Settings

log = logging.getLogger(__name__)

HOLDS, CHALLENGE = "holds", "challenge"
PROGRAMS = "programs"
UNANSWERED = 64
"""who may have asked for something to answer, and not answered so far"""
NOTED = ("backed_up", "backup_failed", "backups_dropped")
"""what others may have the audit say"""
Ask = Callable[[str, Sequence[Any], Workbench], Any]
"""has a verb done by the holder, in the name of who opened this view of the vault"""
Done = Change | Exported | Erased | Given
Hear = Callable[[Change], object]


class Holding:
    """Answers at the door: brings the window to front, and writes for others while the vault is held."""

    def __init__(self, settings: Settings, front: Callable[[str], object] | None = None) -> None:
        self._front = front
        self._held: tuple[Workbench, Hear] | None = None
        self._turn = threading.Lock()
        self._challenges: dict[str, Challenge] = {}
        self._door = None if knock(settings, {"verb": HOLDS}) is not None else Door(settings, self._answer)

    def hold(self, workbench: Workbench, hear: Hear) -> None:
        """From now on others are written for; `hear` is told of every change in the door's thread."""
        with self._turn:
            self._held = workbench, hear

    def let_go(self) -> None:
        """Writes for nobody any more; what was begun is done before this returns."""
        with self._turn:
            self._held = None
            self._challenges.clear()

    def close(self) -> None:
        """Shuts the door."""
        self.let_go()
        if self._door:
            self._door.close()

    def _answer(self, asked: Asked) -> Asked:
        verb, given = asked.get("verb"), asked.get("given", [])
        if verb == FRONT and self._front:
            self._front(str(given or ""))
            return {DONE: True}
        with self._turn:
            if not self._held:
                return {}
            try:
                return {DONE: self._done(*self._held, asked)}
            except VouchError as error:
                return {ERROR: error.code, FACTS: error.facts}
            except Exception as problem:  # the edge of the thread: whoever asked is told, the door stays
                log.exception("internal")
                return {ERROR: VouchError.code, FACTS: {"where": type(problem).__name__}}

    def _done(self, workbench: Workbench, hear: Hear, asked: Asked) -> Any:
        """What whoever asked is told. Raises VouchError."""
        match asked:
            case {"verb": str(verb)} if verb == HOLDS:
                return True
            case {"verb": str(verb), "given": str(name)} if verb == CHALLENGE:
                return self._challenged(workbench, name)
            case {"said": str(said), "to": str(token), "proof": str(proof)}:
                challenge = self._challenges.pop(token, None)
                if challenge and _proved(challenge, said, proof):
                    return _written(workbench, hear, challenge.profile, said)
        raise NotProved

    def _challenged(self, workbench: Workbench, name: str) -> list[str]:
        """What only this person can answer, once. Of those that nobody answered the oldest is forgotten."""
        if not workbench.access:
            raise NotProved
        token, challenge = secrets.token_hex(8), workbench.access.challenge(name)
        while len(self._challenges) >= UNANSWERED:
            del self._challenges[next(iter(self._challenges))]
        self._challenges[token] = challenge
        return [token, challenge.sealed.hex()]


def _proved(challenge: Challenge, said: str, proof: str) -> bool:
    return hmac.compare_digest(challenge.proof(said.encode()).hex(), proof)


def _written(workbench: Workbench, hear: Hear, who: Profile, said: str) -> Any:
    """What became of a verb, in the name of who proved to ask for it. Raises VouchError."""
    asked, bench = json.loads(said), replace(workbench, actor=who.name, role=who.role)
    verb, given = str(asked.get("verb")), asked.get("given", [])
    done = programs_do(bench, given) if verb == PROGRAMS else _do(bench, verb, given)
    workbench.processing.learning.forget()  # what was learned or erased was so in the name of another
    hear(_altered(done))
    return _told(done)


def _altered(done: Done) -> Change:
    """What views of the vault are told."""
    if isinstance(done, Erased):
        return Change(done.change.action, aside=done.change.documents, touched=done.change.touched)
    return done if isinstance(done, Change) else done.change


def _told(done: Done) -> Any:
    """What whoever asked is told."""
    match done:
        case Exported():
            return [str(done.path), done.documents, done.sha256, plain(done.change), done.reversed]
        case Given():
            return [str(done.place), done.documents, done.named, done.files, plain(done.change)]
    return plain(done)


def _do(bench: Workbench, verb: str, given: Any) -> Done:
    """Does what was asked for. Raises VouchError, also where it is nothing that others may ask for."""
    match verb, given:
        case "take", [str(path), str(client)]:
            return bench.take(Path(path), client)
        case "correct", [str(document), str(name), str(value)]:
            return bench.correct(document, name, value)
        case "retype", [str(document), str(kind)]:
            return bench.retype(document, kind)
        case "approve", [*documents]:
            return bench.approve([str(one) for one in documents])
        case "reopen", [str(why), *documents]:
            return bench.reopen([str(one) for one in documents], why)
        case "split", [str(document), *before]:
            return bench.split(document, [int(page) for page in before])
        case "merge", [*documents]:
            return bench.merge([str(one) for one in documents])
        case "export", [str(form), str(path), bool(every), bool(new), str(client), str(kind), [*style], bool(back)]:
            request = ExportRequest(Format(form), Path(path), every, new, client, kind, CsvStyle(*style))
            return bench.export(replace(request, reversals=back))
        case "note_backup", [str(action), dict(facts)] if action in NOTED:
            return bench.note_backup(action, {str(name): str(value) for name, value in facts.items()})
    return _do_with_data(bench, verb, given)


def _do_with_data(bench: Workbench, verb: str, given: Any) -> Done:
    """Does what was asked for with people's data. Raises as `_do`."""
    match verb, given:
        case "give", [str(subject), str(place)]:
            return bench.personal.give(subject, Path(place))
        case "keep", [int(years), str(client), str(kind)]:
            return bench.retention.keep(Keep(years, client, kind))
        case "release", [str(client), str(kind)]:
            return bench.retention.release(client, kind)
        case "erase", [[*documents], str() | None as client, str(why), str(despite)] if bench.erasing:
            wanted = Wanted(tuple(str(one) for one in documents), client)
            return bench.erasing.erase(wanted, why, despite=despite)
    raise VouchError(where="door")


def programs_do(bench: Workbench, given: Sequence[Any]) -> Change:
    """Does a verb about programs that look at the vault: which, of what program, by what tool, of what. VouchError."""
    match given:
        case ["wait", str(name), *_]:
            return bench.programs.wait(name)
        case ["allow", str(name), *_]:
            return bench.programs.allow(name)
        case ["refuse", str(name), *_]:
            return bench.programs.refuse(name)
        case ["forget", str(name), *_]:
            return bench.programs.forget(name)
        case ["look", str(name), str(tool), dict(facts)]:
            return bench.programs.look(name, tool, {str(one): str(said) for one, said in facts.items()})
    raise VouchError(where="door")


@dataclass(frozen=True)
class Handing(Workbench):
    """A vault that is open to look at; what alters it is done by the process that holds it."""

    ask: Ask | None = None

    def take(self, path: Path, client: str = "") -> Change:
        """As the workbench, by the holder."""
        return self._change("take", str(path.absolute()), client)

    def correct(self, document: str, name: str, value: str, evidence: Evidence | None = None) -> Change:
        """As the workbench, by the holder."""
        del evidence
        return self._change("correct", document, name, value)

    def retype(self, document: str, kind: str) -> Change:
        """As the workbench, by the holder."""
        return self._change("retype", document, kind)

    def approve(self, documents: Sequence[str]) -> Change:
        """As the workbench, by the holder."""
        return self._change("approve", *documents)

    def reopen(self, documents: Sequence[str], why: str) -> Change:
        """As the workbench, by the holder."""
        return self._change("reopen", why, *documents)

    def split(self, document: str, before: Sequence[int] = ()) -> Change:
        """As the workbench, by the holder."""
        return self._change("split", document, *before)

    def merge(self, documents: Sequence[str]) -> Change:
        """As the workbench, by the holder."""
        return self._change("merge", *documents)

    def note_backup(self, action: str, facts: Mapping[str, str]) -> Change:
        """As the workbench, by the holder; the backup itself is made here, beside it."""
        return self._change("note_backup", action, dict(facts))

    def export(self, request: ExportRequest) -> Exported:
        """As the workbench, by the holder."""
        style = [request.style.delimiter, request.style.decimal, request.style.bom]
        about = [request.format.value, str(request.path), request.all, request.new, request.client, request.type]
        path, documents, sha256, change, back = self._asked("export", *about, style, request.reversals)
        return Exported(Path(path), documents, sha256, restore(Change, change), back)

    @cached_property
    def erasing(self) -> Erasing | None:
        """As the workbench, by the holder."""
        return (
            HandedErasing(self.processing, self.erasures, self.retention, self.who, self._asked)
            if self.erasures
            else None
        )

    @cached_property
    def retention(self) -> Retention:
        """As the workbench, by the holder."""
        return HandedRetention(self.store, self.who, asked=self._asked)

    @cached_property
    def personal(self) -> Personal:
        """As the workbench, by the holder."""
        return HandedPersonal(self.store, self.types, self.words, self.who, self._asked)

    def _change(self, verb: str, *given: Any) -> Change:
        return restore(Change, self._asked(verb, *given))

    def _asked(self, verb: str, *given: Any) -> Any:
        assert self.ask
        return self.ask(verb, given, self)


@dataclass(frozen=True)
class HandedErasing(Erasing):
    """Erasing that is shown here and done by the holder."""

    asked: Callable[..., Any]

    def erase(self, wanted: Wanted, why: str, *, despite: str = "", progress: Progress = silent) -> Erased:
        """As Erasing, by the holder, who does not say how far it has come."""
        del progress
        return restore(Erased, self.asked("erase", list(wanted.documents), wanted.client, why, despite))


@dataclass(frozen=True, kw_only=True)
class HandedRetention(Retention):
    """Rules that are looked at here and altered by the holder."""

    asked: Callable[..., Any]

    def keep(self, keep: Keep) -> Change:
        """As Retention, by the holder."""
        return restore(Change, self.asked("keep", keep.years, keep.client, keep.type))

    def release(self, client: str = "", kind: str = "") -> Change:
        """As Retention, by the holder."""
        return restore(Change, self.asked("release", client, kind))


@dataclass(frozen=True)
class HandedPersonal(Personal):
    """A person's data, written out and noted by the holder."""

    asked: Callable[..., Any]

    def give(self, subject: str, place: Path) -> Given:
        """As Personal, by the holder."""
        where, documents, named, files, change = self.asked("give", subject, str(place.absolute()))
        return Given(Path(where), documents, named, files, restore(Change, change))


def holder(settings: Settings) -> Ask | None:
    """What asks the process that holds this vault, where there is one that answers."""
    if DONE not in (knock(settings, {"verb": HOLDS}) or {}):
        return None

    def ask(verb: str, given: Sequence[Any], view: Workbench) -> Any:
        if not view.access:
            raise NotProved
        said = json.dumps({"verb": verb, "given": list(given)})
        token, sealed = _asked(settings, {"verb": CHALLENGE, "given": view.actor})
        proof = view.access.answer(bytes.fromhex(sealed), said.encode())
        return _asked(settings, {"said": said, "to": token, "proof": proof.hex()})

    return ask


def _asked(settings: Settings, asked: Asked) -> Any:
    """What the holder answers. Raises VaultBusy where none does any more, and the error that it had."""
    answer = knock(settings, asked)
    if answer and ERROR in answer:
        raise _error(str(answer[ERROR]), answer.get(FACTS, {}))
    if not answer:
        raise VaultBusy(process="?")
    return answer[DONE]


def handing(workbench: Workbench, ask: Ask) -> Handing:
    """The same view of a vault, whose writes are done by the holder."""
    return Handing(**{one.name: getattr(workbench, one.name) for one in fields(Workbench)}, ask=ask)


def _error(code: str, facts: Mapping[str, str]) -> VouchError:
    """The error that the holder had, so that it is told in this user's words."""
    kind = next((kind for kind in _errors() if kind.code == code), VouchError)
    return kind(**facts)


def _errors(root: type[VouchError] = VouchError) -> Iterator[type[VouchError]]:
    yield root
    for child in root.__subclasses__():
        yield from _errors(child)
