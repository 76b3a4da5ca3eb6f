"""The walls of the house: who imports whom, how large things grow, and that every code has its words."""

import ast
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import resources
from core.catalogue import bundled_types
from core.domain.errors import VouchError
from core.domain.model_errors import ModelError

ROOT = Path(__file__).parent.parent
ROOMS = ("core", "models", "desktop", "resources")
STEPS = ("core.intake", "core.reading", "core.sorting", "core.extraction", "core.checks", "core.export")
SERVICES = (
    "core.work",
    "core.learning",
    "core.search",
    "core.asking",
    "core.rules",
    "core.translating",
    "core.connect",
    "core.sync",
)
GROUND = ("core.domain", "core.headings", "core.identifiers", "core.ports", "core.words", "resources")
DOORS = ("core.workbench", "core.domain", "core.catalogue", "core.words", "core.ports", "resources", "desktop")

ALLOWED: dict[str, tuple[str, ...]] = {
    "core.domain": ("core.domain",),
    "core.ports": ("core.domain",),
    "core.catalogue": ("core.domain", "resources"),
    "core.words": ("core.domain", "resources"),
    "core.headings": ("core.domain", "resources"),
    "core.identifiers": ("resources",),
    "core.pipeline": ("core.domain", "core.ports", *STEPS, *SERVICES),
    "core.workbench": (
        "core.domain",
        "core.ports",
        "core.catalogue",
        "core.pipeline",
        "core.workbench",
        "core.words",
        "resources",
        *STEPS,
        *SERVICES,
    ),
    "core.vault": ("core.domain", "core.ports", "core.vault"),
    **{room: (*GROUND, room) for room in (*STEPS, *SERVICES)},
    "models.reader": (
        "core.domain",
        "core.ports",
        "core.pipeline",
        "core.reading",
        "core.catalogue",
        "core.work",
        "models",
        "resources",
    ),
    "models.host": ("core.domain", "core.ports", "core.work", "models", "resources"),
    "models": ("core.domain", "core.ports", "resources", "models"),
    "models.training.teaching": (
        "core.domain",
        "core.ports",
        "core.catalogue",
        "core.reading",
        "core.extraction",
        "core.learning",
        "models",
        "resources",
    ),
    "desktop.compose": ("core", "models", "desktop", "resources"),
    "desktop": DOORS,
    "resources": (),
}
NETWORK = ("core.sync", "core.connect", "server")
LIBRARIES: dict[str, tuple[str, ...]] = {
    "PySide6": ("desktop.window",),
    "shiboken6": ("desktop.window",),
    "llama_cpp": ("models",),
    "torch": ("models",),
    "transformers": ("models",),
    "av": ("models.speech",),
    "onnxruntime": ("models",),
    "openvino": ("models",),
    "rapidocr": ("models",),
    "pymupdf": ("core.reading", "models.training"),
    "cv2": ("core.reading", "models"),
    "zxingcpp": ("core.reading", "models.training"),
    "pytesseract": ("core.reading", "models"),
    "numpy": ("core.reading", "core.extraction", "core.learning", "core.search", "core.ports", "models"),
    "sqlcipher3": ("core.vault",),
    "sqlalchemy": ("core.vault",),
    "keyring": ("core.vault", "desktop.compose"),
    "multiprocessing": ("desktop.door", "desktop.patience"),
    "typer": ("desktop",),
    "rich": ("desktop",),
    "lightgbm": ("models.training.teaching",),
    "reportlab": ("models.training",),
    "lxml": ("core.reading", "models.training"),
    "stdnum": ("core.identifiers", "models.training"),
    "cryptography": ("core.vault", "core.reading.paycodes", "models.catalogue", "models.training"),
    "argon2": ("core.vault",),
    "psutil": ("core.work", "desktop.window.smoke"),
    "watchdog": ("core.intake",),
    "xlsxwriter": ("core.export", "models.training"),
    **dict.fromkeys(("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "requests", "httpx"), NETWORK),
    "socket": (*NETWORK, "desktop.patience"),  # which ends connections of this machine and makes none
}
UNHELPFUL = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|raise NotImplementedError|not (yet )?implemented|placeholder|for now)\b", re.IGNORECASE
)


def sources(*rooms: str) -> Iterator[tuple[str, Path]]:
    """Module name and path of every file of some rooms."""
    for room in rooms or ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def room_of(module: str) -> str:
    """The most particular rule that speaks of a module."""
    return max((room for room in ALLOWED if within(module, (room,))), key=len, default="")


def functions() -> Iterator[tuple[str, int]]:
    """Where every function of the product stands, and its length in lines."""
    for module, path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_walls_between_rooms_stand() -> None:
    broken = [
        f"{module} imports {name}"
        for module, path in sources()
        if (room := room_of(module))
        for name in imports(path)
        if within(name, ROOMS) and not within(name, ALLOWED[room])
    ]
    assert broken == []


def test_every_module_of_the_core_belongs_to_a_room() -> None:
    assert [module for module, _ in sources("core") if module != "core" and not room_of(module)] == []


def test_outside_libraries_live_where_their_work_is() -> None:
    astray = [
        f"{module} imports {name}"
        for module, path in sources()
        for name in imports(path)
        if (rooms := LIBRARIES.get(name.partition(".")[0])) and not within(module, rooms)
    ]
    assert astray == []


def test_libraries_that_are_imported_are_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {_distribution(line) for line in project["dependencies"]}
    extras = project["optional-dependencies"]
    for_models = named | {_distribution(line) for extra in ("llm", "vision", "speech") for line in extras[extra]}
    distributions = {"llama_cpp": ["llama-cpp-python"], **packages_distributions()}
    unnamed = [
        f"{module} imports {name}"
        for module, path in sources()
        for name in {name.partition(".")[0] for name in imports(path)}
        if name not in sys.stdlib_module_names and name not in ROOMS
        if not {_distribution(one) for one in distributions.get(name, [name])}
        & (
            for_models | {_distribution(line) for line in extras["dev"]}
            if within(module, ("models.training",))
            else named | (for_models if within(module, ("models",)) else set())
        )
    ]
    assert unnamed == []


def _distribution(requirement: str) -> str:
    """The name in a requirement, as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=;\[ ]", requirement, maxsplit=1)[0]).lower()


def test_domain_is_pure_standard_library() -> None:
    foreign = [
        f"{module} imports {name}"
        for module, path in sources("core/domain")
        for name in imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not within(name, ("core.domain",))
    ]
    assert foreign == []


def test_files_are_small() -> None:
    sizes = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in sources()}
    lengths = sorted(sizes.values())
    assert [f"{module}: {size}" for module, size in sizes.items() if size > 400] == []
    assert statistics.median(lengths) <= 150
    assert lengths[int(len(lengths) * 0.9)] <= 300


def test_functions_are_small() -> None:
    sizes = dict(functions())
    lengths = sorted(sizes.values())
    assert [f"{name}: {size}" for name, size in sizes.items() if size > 60] == []
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_file_names_say_what_a_file_gives() -> None:
    assert [module for module, path in sources() if path.stem in UNHELPFUL] == []


def test_nothing_is_left_unfinished() -> None:
    left = [
        f"{module}:{number} {line.strip()}"
        for module, path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert left == []


def errors(root: type[VouchError] = VouchError) -> Iterator[type[VouchError]]:
    yield root
    for child in root.__subclasses__():
        yield from errors(child)


def codes_in_source(call: str, position: int) -> set[str]:
    """String constants given as an argument of calls of that name, in all rooms."""
    found: set[str] = set()
    for _, path in sources("core", "models", "desktop"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > position:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                argument = node.args[position]
                if name == call and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def test_every_error_has_its_words() -> None:
    words = resources.texts("errors")
    assert issubclass(ModelError, VouchError)  # of the tree, in a file of its own
    for error in errors():
        for language in ("en", "fr"):
            assert words[error.code][language]["message"], error
            assert words[error.code][language]["advice"], error


@pytest.mark.parametrize(
    ("call", "file"),
    [
        ("Finding", "findings"),
        ("Reason", "reasons"),
        ("accept", "reasons"),
        ("doubt", "reasons"),
        ("Failure", "errors"),
        ("progress", "steps"),
        ("say", "messages"),
    ],
)
def test_every_code_has_its_words(call: str, file: str) -> None:
    words = resources.texts(file)
    for code in codes_in_source(call, 0):
        assert {"en", "fr"} <= set(words.get(code, {})), code


def test_every_check_of_a_type_has_its_words() -> None:
    for kind in bundled_types().values():
        for check in kind.checks:
            assert {"en", "fr"} <= set(check.says), (kind.id, check.code)


def test_translations_speak_of_the_same_facts() -> None:
    for file in ("errors", "findings", "reasons", "steps"):
        for code, words in resources.texts(file).items():
            gaps = [set(re.findall(r"\{(\w+)", str(words[language]))) for language in ("en", "fr")]
            assert gaps[0] == gaps[1], (file, code)
