"""What the command line says of itself, of its types and of this machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from core.domain.errors import TypeUnknown
from core.words import Words, spoken
from desktop.settings import settings
from desktop.verbs import VERBS
from tests.desktop.conftest import ROOT, Vouch, invoice_sheet, run_program

NAMES = [name for verbs in VERBS.values() for name in verbs]


def test_there_is_every_verb() -> None:
    wanted = (
        "desktop extract init watch add list show original correct retype approve learned export status split merge "
        "recover ask search"
    )
    more = "transcribe translate check receipt doctor types backup restore reopen salvage tag erase person"
    assert {*wanted.split(), *more.split()} == set(NAMES)


def test_without_a_verb_and_a_display_there_is_help(vouch: Vouch, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    alone, asked = vouch(), vouch("desktop")
    assert alone.exit_code == 2
    assert "desktop" in alone.stdout
    assert asked.exit_code == 1
    assert "display" in asked.stderr


def test_the_program_itself_says_that_there_is_no_display(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    asked, alone = run_program("desktop"), run_program()
    assert asked.returncode == 1
    assert "display" in asked.stderr
    assert alone.returncode == 2
    assert "desktop" in alone.stdout


def test_a_window_is_painted_without_the_rest_of_the_program(home: Path) -> None:
    rest = "{'typer', 'rich', 'core.workbench', 'core.work.pool', 'desktop.verbs', 'desktop.window.shell.shell'}"
    code = f"import sys, desktop.main, desktop.window.application; print({rest} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("name", [*NAMES, "passwords add"])
def test_every_verb_explains_itself(vouch: Vouch, name: str) -> None:
    done = vouch(*name.split(), "--help")
    assert done.exit_code == 0
    assert len(done.stdout) > 300


def test_types_and_one_of_them(vouch: Vouch, home: Path) -> None:
    own = home / "home" / "types"
    own.mkdir(parents=True)
    (own / "parking.toml").write_text('id = "parking"\ntitle = { en = "Parking ticket" }\n', encoding="utf-8")
    listed = vouch("types").stdout
    assert "bank_statement" in listed
    assert "Parking ticket" in listed
    assert "total_amount" in vouch("types", "invoice").stdout
    assert isinstance(vouch("types", "nonsense").exception, TypeUnknown)


def test_the_doctor_needs_no_vault(vouch: Vouch) -> None:
    done = vouch("doctor")
    assert done.exit_code == 0
    for name in ("tesseract", "keychain", "GPU", "rapidocr", "VOUCH_HOME"):
        assert name in done.stdout


def test_an_error_says_what_can_be_done_in_the_users_language(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCH_LANGUAGE", "fr")
    done = run_program("list")
    assert done.returncode == 1
    assert "Il n'y a pas de coffre ici." in done.stderr
    assert "vouch init" in done.stderr
    assert "Traceback" not in done.stderr


def test_completion_is_offered(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = run_program("--show-completion", "bash")
    assert done.returncode == 0
    assert "complete" in done.stdout


def test_the_environment_says_where_things_lie() -> None:
    given = {"VOUCH_HOME": "/a", "VOUCH_STATE": "/b", "VOUCH_PASSPHRASE_FILE": "/c", "LANG": "fr_FR.UTF-8"}
    found = settings({**given, "VOUCH_USER": "ann"})
    assert (str(found.home), str(found.state), str(found.passphrase_file)) == ("/a", "/b", "/c")
    assert (found.language, found.actor) == ("fr", "ann")
    usual = settings({"LANG": "C.UTF-8"})
    assert usual.passphrase_file is None
    assert usual.home != usual.state
    assert spoken(None, "", "de_DE") == "en"


def test_messages_are_in_both_languages_with_the_same_gaps() -> None:
    for code, words in resources.texts("messages").items():
        gaps = [set(re.findall(r"\{(\w+)", words[language])) for language in ("en", "fr")]
        assert gaps[0] == gaps[1], code


def test_every_message_that_is_said_has_its_words() -> None:
    root = Path(__file__).resolve().parents[2]
    sources = [*(root / "desktop").rglob("*.py"), *(root / "core").rglob("*.py")]
    said = {
        code
        for path in sources
        for code in re.findall(r'\b(?:say|ask|ask_line)\(\s*"([a-z_.]+)"', path.read_text(encoding="utf-8"))
    }
    assert said
    assert said <= set(resources.texts("messages"))
    assert Words("fr").say("taken", file="a.pdf") == "a.pdf est dans le coffre."


def test_a_type_file_that_is_wrong_says_so_and_leaves_extract_alone(home: Path) -> None:
    own = home / "home" / "types"
    own.mkdir(parents=True)
    (own / "bad.toml").write_text("id = ", encoding="utf-8")
    done = run_program("types")
    assert done.returncode == 1
    assert "bad.toml" in done.stderr
    assert "Traceback" not in done.stderr
    assert run_program("extract", invoice_sheet(home)).returncode == 0


def test_what_opens_no_vault_loads_no_heavy_libraries(home: Path) -> None:
    heavy = "{'numpy', 'pymupdf', 'cv2', 'sqlalchemy', 'sqlcipher3', 'onnxruntime', 'openvino'}"
    code = f"import sys, desktop.verbs; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"
