"""Models that the user installed: seen, taken in, verified, removed, packed for other machines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.change import Change
from core.domain.model_errors import ModelMissing
from core.domain.question import Hosted
from core.domain.weights import Use, Wish
from core.workbench.placing import of_cards, of_hosted, of_size
from desktop import compose
from desktop.session import Session, session
from desktop.terminal import messages, output, step_bar, table

models = typer.Typer(
    no_args_is_help=True,
    help="Language and vision models that you install: Vouch works without any, brings none and fetches none.",
)
Name = Annotated[str, typer.Argument(metavar="MODEL", help="As `vouch models list` names it.")]
GIGABYTE = 10**9
BESIDE = {"model_asked": "model.said", "read": "recording.heard"}
"""what is told of a document to which that was done beside the reading"""


@models.command("list")
def list_models() -> None:
    """List the installed models with their licence, where they come from and whether their hash was compared.

    Below stands which graphics card they lie on, or why they lie on none.
    """
    now = session()
    cards = compose.models(now.settings).cards()
    made = table(*(now.words.say(f"column.{name}") for name in ("model", "use", "size", "licence", "origin", "hash")))
    for card in cards:
        compared = now.words.say(f"model.hash.{'compared' if card.compared else 'own'}")
        use = now.words.say(f"model.use.{card.use.value}")
        unsaid = now.words.say("model.unsaid")
        licence, origin = (escape(one) or unsaid for one in (card.licence, card.origin))
        name, hashed = escape(card.name), f"{card.weights.sha256[:12]}… {compared}"
        made.add_row(name, use, _size(card.size, now), licence, origin, hashed)
    output().print(made if cards else now.words.say("model.none"))
    with compose.local_models(now.settings) as local:
        for said in of_cards(now.words, local.graphics()):
            messages().print(said, markup=False)


@models.command("add")
def add(
    source: Annotated[Path, typer.Argument(metavar="FILE|FOLDER|PACK", help="Weights, a folder with them, or a pack.")],
    *,
    name: Annotated[str, typer.Option(help="What to call it; else the file's name.")] = "",
    use: Annotated[Use, typer.Option(help="What it is for.")] = Use.TEXT,
    sha256: Annotated[str, typer.Option(help="What the weights should have; a file that differs is refused.")] = "",
    licence: Annotated[str, typer.Option(help="Under which licence you use it.")] = "",
    origin: Annotated[str, typer.Option(help="Where it comes from.")] = "",
    signer: Annotated[str, typer.Option(help="For a pack: the fingerprint of the key that may have signed it.")] = "",
) -> None:
    """Install a model: only GGUF, ONNX and safetensors, told by their bytes; anything else, pickles too, is refused.

    Hashes are compared with --sha256, with a file SHA256SUMS beside the weights, or with the manifest of a signed pack,
    before anything parses the file; and again each time the model is loaded.
    """
    now = session()
    with step_bar(now.words) as progress:
        shelf = compose.models(now.settings)
        done = shelf.install(source, Wish(name, use, licence, origin, sha256), signer, progress)
    for card, left_out in done:
        said = now.words.say("model.added", model=card.name, size=_size(card.size, now), hash=card.weights.sha256)
        messages().print(said, markup=False)
        if not card.compared:
            messages().print(now.words.say("model.not_compared"), markup=False)
        if left_out:
            messages().print(now.words.say("model.left_out", files=", ".join(left_out)), markup=False)


@models.command("remove")
def remove(model: Name) -> None:
    """Remove a model with its files."""
    now = session()
    compose.models(now.settings).remove(model)
    messages().print(now.words.say("model.removed", model=model), markup=False)


@models.command("verify")
def verify(model: Annotated[str, typer.Argument(metavar="MODEL", help="One model; else all.")] = "") -> None:
    """Compare every byte of installed models with the hashes of their installation."""
    now = session()
    shelf = compose.models(now.settings)
    cards = (shelf.card(model),) if model else shelf.cards()
    with step_bar(now.words) as progress:
        for card in cards:
            shelf.verify(card.name, progress)
    for card in cards:
        messages().print(now.words.say("model.whole", model=card.name), markup=False)
    if not cards:
        output().print(now.words.say("model.none"))


@models.command("candidates")
def candidates() -> None:
    """List models that could be installed, by the size of machine; none of them was tried by us."""
    now = session()
    columns = ("machine", "use", "model", "publisher", "size", "format", "licence", "what_for", "loads", "tried")
    made = table(*(now.words.say(f"column.{name}") for name in columns))
    with compose.local_models(now.settings) as local:
        listed = local.candidates(now.settings.language)
    tried = now.words.say("model.not_tried")
    for one in listed:
        machine, use = now.words.say(f"model.machine.{one.machine}"), now.words.say(f"model.use.{one.use.value}")
        size = _size(int(one.gigabytes * GIGABYTE), now)
        loads = now.words.say("model.loadable" if one.loads else "model.not_loadable")
        known = (one.format.value, one.licence, one.what_for, loads, tried)
        made.add_row(machine, use, one.name, one.publisher, size, *known)
    output().print(made)


@models.command("pack")
def pack(
    names: Annotated[list[str], typer.Argument(metavar="MODEL...", help="As `vouch models list` names them.")],
    into: Annotated[Path, typer.Option(help="The file to write.")],
) -> None:
    """Put models into one signed file, for machines without a network; there: `vouch models add FILE --signer ...`."""
    now = session()
    with step_bar(now.words) as progress:
        signer = compose.models(now.settings).pack(names, into, progress)
    messages().print(now.words.say("model.packed", file=into.name, signer=signer), markup=False)


@models.command("bench")
def bench(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="One model; else all but those that see.")] = "",
    *,
    papers: Annotated[
        Path | None, typer.Option(help="A folder of papers to measure on, instead of those that are bundled.")
    ] = None,
) -> None:
    """Measure models on the bundled papers: how often each is right, type by type, and how long it takes.

    Asked are values that the rules vouch for. What a model says that does not stand on the page is dropped, and counts
    as nothing said. The figures decide which model is asked first on this machine. Models for meaning are measured
    on bundled questions: right is where the passage that answers one is the nearest to it of all. Those that translate
    are measured on bundled sentences: right are the figures that come back, and no word is judged. Those that listen
    are given a made recording, of which the seconds for a minute are shown, and nothing is right or wrong.
    """
    from core.workbench.hearing import Models, Near, Speech  # noqa: PLC0415 (every other verb does without)
    from core.workbench.measuring import ModelBench  # noqa: PLC0415 (likewise)

    now, measured_on = session(), compose.papers(papers)
    shelf = compose.models(now.settings)
    with compose.local_models(now.settings) as local, compose.reader_pool() as readers:
        voices = (card for card in (*local.translators(), *local.listening()) if local.runs(card.name))
        all_names = tuple(card.name for card in (*local.asked(), *local.meaning(), *voices))
        names = (shelf.card(model).name,) if model else all_names
        near = Near(local.near, local.meaning, lambda: "")
        speech = Speech(local.host.look, local.listening)
        others = (speech, local.translators, near)
        models_ = Models(local.host, local.asked, local.measures, None, *others)
        measuring = ModelBench(readers, models_, compose.types(None))
        for name in names:
            with step_bar(now.words) as progress:
                shelf.keep_measures(name, measuring.measure(name, measured_on, progress))
    columns = ("model", "type", "papers", "values", "right", "wrong", "seconds", "memory")
    made = table(*(now.words.say(f"column.{name}") for name in columns))
    for one in shelf.measures():
        if one.model in names:
            said, each = f"{100 * one.share:.0f} %" if one.asked else "", one.seconds / max(1, one.papers)
            kind = now.words.say(f"model.use.{one.type}") if one.type in set(Use) else now.words.type(one.type)
            made.add_row(
                escape(one.model),
                kind,
                str(one.papers),
                str(one.asked),
                said,
                str(one.wrong),
                f"{each:.1f}",
                f"{one.peak_mb:.0f} MB",
            )
    output().print(made if names else now.words.say("model.none"))


@models.command("judged")
def judged(
    anew: Annotated[str, typer.Option("--anew", metavar="MODEL", help="Forget what was found of one model.")] = "",
) -> None:
    """Show how often models were right of values that you then confirmed or corrected, type by type.

    Of several models the one that is right most often is asked, measured and judged taken together; one that was
    wrong more often than right of ten values or more is not asked about documents of that type any more, until it
    is judged anew. A correction that you undo counts no more.
    """
    now = session()
    if anew:
        with now.open() as bench_:
            assert bench_.workbench.modelling
            bench_.workbench.modelling.judge_anew(anew)
        messages().print(now.words.say("model.judged_anew", model=anew), markup=False)
        return
    with now.look() as bench_:
        modelling = bench_.workbench.modelling
        found = modelling.verdicts() if modelling else ()
    made = table(*(now.words.say(f"column.{name}") for name in ("model", "type", "values", "right")))
    for one in found:
        said = f"{100 * one.right / one.looked:.0f} %"
        made.add_row(escape(one.model), escape(now.words.type(one.type)), str(one.looked), said)
    output().print(made if found else now.words.say("model.not_judged"))


@models.command("describe")
def describe(
    document: Annotated[str, typer.Argument(metavar="ID", help="As `vouch list` shows it.")],
    page: Annotated[int, typer.Option(help="Which of its pages.")] = 1,
    model: Annotated[str, typer.Option(help="Which model; else the first that sees.")] = "",
) -> None:
    """Have a model say what a page or picture shows. It is for you to read: nothing of it is kept or believed."""
    now = session()
    with now.open() as bench_, step_bar(now.words) as progress:
        opinions = bench_.workbench.opinions
        if opinions is None:
            raise ModelMissing
        name, said = opinions.describe(document, page, model, progress)
    output().print(now.words.say("model.describes", model=name, said=said), markup=False)


@models.command("marks")
def marks(
    document: Annotated[str, typer.Argument(metavar="ID", help="As `vouch list` shows it.")],
) -> None:
    """Show where the pages of a document have what looks like a signature or a stamp. No model is needed for it."""
    now = session()
    with now.look() as bench_:
        modelling, found = bench_.workbench.modelling, bench_.workbench.show(document).document
        assert modelling
        numbers = found.reading.pages if found.reading else ()
        seen = [one for number in numbers for one in modelling.marks(document, number)]
    made = table(*(now.words.say(f"column.{name}") for name in ("mark", "page", "place")))
    for kind, where in seen:
        place = " ".join(f"{side:.0f}" for side in where.box or ())
        made.add_row(now.words.say(f"mark.{kind}"), str(where.page), place)
    output().print(made if seen else now.words.say("mark.none"))


@models.command("ask")
def ask(
    document: Annotated[
        str, typer.Argument(metavar="ID", help="A document under review, as `vouch list` shows it; else all that wait.")
    ] = "",
) -> None:
    """Have installed models say what is doubtful in a document under review, or in all about which none was asked.

    The window and `vouch watch` do the latter by themselves whenever nothing is being read.

    What a model says counts only where it stands on the page. It accepts nothing: values become surer, or get others
    to choose from; what was not found is offered. The history says which models were asked.
    """
    now = session()
    said = list[Change]()
    with now.open() as bench_, step_bar(now.words) as progress:
        opinions = bench_.workbench.opinions
        if opinions is None:
            raise ModelMissing
        if document:
            said.append(opinions.ask(document, progress))
        else:
            beside = bench_.workbench.beside(said.append)
            while beside(progress):
                continue
        hosted = bench_.workbench.modelling.hosted() if bench_.workbench.modelling else Hosted("")
    told = [(BESIDE[change.action], one) for change in said if change.action in BESIDE for one in change.documents]
    for code, one in told:
        messages().print(now.words.say(code, document=one), markup=False)
    if hosted.spared:
        messages().print(of_hosted(now.words, hosted), markup=False)
    if not told:
        code = "model.silent" if document else "model.silent_all"
        messages().print(now.words.say(code, document=document), markup=False)


def _size(size: int, now: Session) -> str:
    """Bytes as people say them."""
    return of_size(now.words, size)
