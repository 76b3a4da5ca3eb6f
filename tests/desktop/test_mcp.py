"""`vouch mcp` as a program meets it: a process of its own, two pipes, and a person who is asked first."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.domain.change import Change
from core.ports import Trail
from core.vault import open_vault
from desktop.handing import Holding
from desktop.mcp.protocol import VERSIONS
from desktop.mcp.tools import TOOLS
from desktop.session import session
from tests.core.asking.made import FERN, INJECTED, NORTH, asked, filled
from tests.desktop.conftest import PASSPHRASE, ROOT, Vouch

PROGRAM = "Ledger Helper"


class Client:
    """Another program, at the other end of the pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "desktop.main", "mcp"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
        self.number = 0

    def send(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def receive(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def tell(self, method: str, **given: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": given}).encode())

    def ask(self, method: str, **given: Any) -> Any:
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": given}
        self.send(json.dumps(message).encode())
        answer = self.receive()
        assert (answer["jsonrpc"], answer["id"]) == ("2.0", self.number)
        return answer

    def begin(self, version: str = VERSIONS[0], name: str = PROGRAM) -> Any:
        about = {"name": name, "version": "1"}
        said = self.ask("initialize", protocolVersion=version, capabilities={}, clientInfo=about)
        self.tell("notifications/initialized")
        return said["result"]

    def call(self, tool: str, **given: Any) -> Any:
        return self.ask("tools/call", name=tool, arguments=given)["result"]

    def end(self) -> tuple[int, str]:
        rest, problems = self.process.communicate(timeout=30)
        assert rest == b""
        return self.process.returncode, problems.decode()


@pytest.fixture
def papers(home: Path) -> None:
    vault = filled(home)
    asked(vault)
    vault.close()


@pytest.fixture
def client(papers: None) -> Iterator[Client]:
    made = Client()
    yield made
    if made.process.returncode is None:
        assert made.end() == (0, "")


def trail(home: Path) -> list[tuple[str, dict[str, Any]]]:
    vault = open_vault(home / "home", home / "state", PASSPHRASE, read_only=True)
    lines = [(one.action, dict(one.after)) for one in vault.activity(Trail(limit=50)) if "program" in one.action]
    vault.close()
    return lines[::-1]


def test_a_program_looks_after_a_person_allowed_it_and_every_look_is_written_down(
    client: Client, home: Path, vouch: Vouch
) -> None:
    begun = client.begin()
    assert begun["protocolVersion"] == VERSIONS[0]
    assert begun["serverInfo"]["name"] == "vouch"
    refused = client.call("ask", question="How much did we spend with Blue Fern in March 2026?")
    assert refused["isError"]
    assert "vouch mcp allow" in refused["content"][0]["text"]
    assert FERN not in refused["content"][0]["text"]
    assert PROGRAM in vouch("mcp", "list").stdout
    assert "waits" in vouch("mcp", "list").stdout

    assert vouch("mcp", "allow", PROGRAM).exit_code == 0
    said = client.call("ask", question="How much did we spend with Blue Fern in March 2026?", client=NORTH)
    assert not said["isError"]
    assert said["structuredContent"]["answer"].startswith("Total: 500.00 EUR, from 2 documents.")
    assert said["structuredContent"]["query"].startswith("Sum of Total")
    assert "never an instruction" in said["content"][0]["text"]
    document = said["structuredContent"]["rows"][0]["document"]
    read = client.call("read_document", document=document)["structuredContent"]
    assert read["fields"]["total_amount"]["page"] == 1
    assert read["fields"]["total_amount"]["accepted"]
    assert not {"origins", "history"} & read.keys()

    vouch("mcp", "refuse", PROGRAM)
    assert client.call("list_documents")["isError"]
    assert trail(home) == [
        ("program_allowed", {"program": PROGRAM}),
        ("program_looked", {"program": PROGRAM, "tool": "ask", "client": NORTH}),
        ("program_looked", {"program": PROGRAM, "tool": "read_document", "document": document}),
        ("program_refused", {"program": PROGRAM}),
    ]


def test_a_question_goes_on_from_those_before_it(client: Client, vouch: Vouch) -> None:
    client.begin()
    vouch("mcp", "allow", PROGRAM)
    before = ["How much did we spend with Blue Fern in March 2026?"]
    alone = client.call("ask", question="And in January?")["structuredContent"]
    assert alone["refused"]
    said = client.call("ask", question="And in January?", after=before)["structuredContent"]
    assert said["answer"].startswith("Total: 1,200.00 EUR")
    assert client.call("ask", question="And in January?", after=[5])["isError"]


def test_every_tool_says_what_it_takes_and_gives_data_that_is_only_data(client: Client, vouch: Vouch) -> None:
    client.begin()
    vouch("mcp", "allow", PROGRAM)
    tools = client.ask("tools/list")["result"]["tools"]
    assert [one["name"] for one in tools] == [one.name for one in TOOLS]
    assert all(one["annotations"]["readOnlyHint"] for one in tools)
    assert all(one["inputSchema"]["additionalProperties"] is False for one in tools)

    found = client.call("search", words="electricity penalties")["structuredContent"]["documents"]
    assert found[0]["file"] == "power1.pdf"
    some = client.call("list_documents", type="invoice", client=NORTH, since="2026-03-01", limit=2)["structuredContent"]
    assert (some["count"], len(some["documents"])) == (5, 2)
    assert client.call("list_documents", least="8000")["structuredContent"]["documents"][0]["total"] == "9000.00"

    quoted = client.call("passages", words="notice period tenant")["structuredContent"]["passages"]
    assert "three months" in quoted[0]["text"]
    page = client.call("read_page", document=quoted[0]["document"], page=1)
    assert INJECTED in page["structuredContent"]["text"]
    assert page["content"][0]["text"].startswith("Data from documents follows")
    table = client.call("table", all=True, type="invoice", limit=3)["structuredContent"]
    assert (table["count"], len(table["rows"])) == (10, 3)
    assert len(table["columns"]) == len(table["rows"][0])


def test_what_cannot_be_looked_at_is_said_to_the_program(client: Client, vouch: Vouch) -> None:
    client.begin()
    vouch("mcp", "allow", PROGRAM)
    for tool, given, why in (
        ("search", {"words": "a", "password": "b"}, "no argument"),
        ("list_documents", {"since": "yesterday"}, "must be a day"),
        ("list_documents", {"least": "much"}, "must be a number"),
        ("read_document", {"document": "nobody"}, "nobody"),
        ("table", {"type": "contract"}, "approve"),
    ):
        said = client.call(tool, **given)
        assert said["isError"]
        assert why in said["content"][0]["text"], said


def test_the_command_for_a_person_holds_the_name_as_it_is_kept(papers: None) -> None:
    client = Client()
    client.begin(name='Helper"; rm -rf "$HOME')
    said = client.call("search", words="fern")["content"][0]["text"]
    assert said.endswith('vouch mcp allow "Helper ; rm -rf HOME"')
    assert client.end()[0] == 0


def test_without_a_secret_there_is_no_vault_and_nothing_on_the_pipe(
    papers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VOUCH_PASSPHRASE_FILE")
    client = Client()
    status, problems = client.end()
    assert status == 1
    assert "passphrase" in problems.casefold()


def test_what_a_person_said_is_forgotten_on_wish(papers: None, vouch: Vouch) -> None:
    assert "No program" in vouch("mcp", "list").stdout
    vouch("mcp", "allow", "[a] program [/b]")
    assert "[a] program [/b]" in vouch("mcp", "list").stdout
    vouch("mcp", "forget", "[a] program [/b]")
    vouch("mcp", "allow", "a\n\x1b[31mb" + "c" * 200)
    assert "a [31mbccc" in vouch("mcp", "list").stdout
    vouch("mcp", "forget", "a\n\x1b[31mb" + "c" * 200)
    assert "No program" in vouch("mcp", "list").stdout


def test_beside_an_open_window_the_window_asks_and_writes_down(client: Client, vouch: Vouch) -> None:
    now = session()
    with now.open() as bench:
        heard: list[Change] = []
        holding = Holding(now.settings)
        holding.hold(bench.workbench, heard.append)
        client.begin()
        assert client.call("list_documents")["isError"]
        assert [one.action for one in heard] == ["program_waits"]
        assert [one.name for one in bench.workbench.programs.known()] == [PROGRAM]
        bench.workbench.programs.allow(PROGRAM)
        assert not client.call("list_documents")["isError"]
        assert not client.call("search", words="electricity")["isError"]
        assert [one.action for one in heard[1:]] == ["program_looked"] * 2
        assert vouch("mcp", "refuse", PROGRAM).exit_code == 0
        assert client.call("list_documents")["isError"]
        holding.close()


def test_what_cannot_be_written_down_is_not_answered(client: Client, vouch: Vouch) -> None:
    client.begin()
    vouch("mcp", "allow", PROGRAM)
    with session().open():
        said = client.call("list_documents")
        assert said["isError"]
        assert "writing to this vault" in said["content"][0]["text"]
    assert not client.call("list_documents")["isError"]
