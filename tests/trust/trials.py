"""All trials of trust."""

from tests.trust.backups import backups
from tests.trust.bombs import BOMBS
from tests.trust.canaries import leave_no_words
from tests.trust.damage import cuts, flips, zeros
from tests.trust.edits import edits
from tests.trust.erasing import killed_erasings
from tests.trust.exploding import defuse
from tests.trust.failing import failing, no_compiler
from tests.trust.forgetting import forget, memory_is_hidden
from tests.trust.formulas import formulas
from tests.trust.full import full, no_small_disk
from tests.trust.hidden import hidden
from tests.trust.injections import injections
from tests.trust.kills import kill
from tests.trust.long import LENGTHS, read_long
from tests.trust.lying import hear_lies
from tests.trust.migrating import killed_migrations
from tests.trust.mutations import survive
from tests.trust.parsing import answer
from tests.trust.power import cut
from tests.trust.reaching import REACHES, stay_inside
from tests.trust.rekeys import killed_rekeys
from tests.trust.rollbacks import many_pages, old_log, one_page, whole
from tests.trust.shares import MANY, many, shares
from tests.trust.trial import KEPT, READ, Trial
from tests.trust.turns import clocks, rivals
from tests.trust.watched import names, only_linux, swaps, writings
from tests.trust.weights import weights

TRIALS: tuple[Trial, ...] = (
    Trial(
        "mutations",
        "T19",
        "a good document of any format with one to eight things wrong in it is read, or refused with a reason",
        release=50_000,
        share=100,
        together=2_500,
        attempts=survive,
        about=READ,
    ),
    Trial(
        "parsers",
        "T19",
        "a parser of our own is given what no sane program writes: it answers, or says that it cannot",
        release=100_000,
        share=2_000,
        attempts=answer,
        about=READ,
    ),
    Trial(
        "bombs",
        "T20",
        "a small file that is endless inside is read or refused within ten seconds and a gigabyte",
        release=len(BOMBS),
        share=6,
        attempts=defuse,
        about=READ,
    ),
    Trial(
        "reaching",
        "T21",
        "a document that reaches for a file or for another machine gets neither",
        release=len(REACHES),
        share=len(REACHES),
        attempts=stay_inside,
        about=READ,
    ),
    Trial(
        "lies",
        "T22",
        "what a reader says is cut, spliced, swapped, overwritten, swollen: heard or refused, in 800 MB at most",
        release=20_000,
        share=1_000,
        attempts=hear_lies,
        about=READ,
    ),
    Trial(
        "injections",
        "T26",
        "words that speak to a model, seen or not, and a model that obeys them all: no effect but an offer of print",
        release=1_000,
        share=20,
        attempts=injections,
    ),
    Trial(
        "hidden",
        "T27",
        "words hidden in a PDF in one of eight ways: none is read as the page's, and a finding says so",
        release=1_000,
        share=24,
        attempts=hidden,
        about=READ,
    ),
    Trial(
        "weights",
        "T28",
        "weights with a wrong hash, cut short, changed, pickled, or in a pack of somebody else",
        release=1_000,
        share=30,
        together=100,
        attempts=weights,
    ),
    Trial(
        "long",
        "T24",
        "a PDF of 300, 2,000 and 10,000 pages: 800 MB at most, no more after page 100, cancelled within two seconds",
        release=len(LENGTHS),
        share=1,
        attempts=read_long,
        about=READ,
    ),
    Trial(
        "kills",
        "T1",
        "the application killed while it takes, reads, corrects, approves and exports; ten documents for each kill",
        release=2_000,
        share=3,
        together=40,
        attempts=kill,
    ),
    Trial(
        "power",
        "T1",
        "the power fails at any call: what was not flushed is dropped, kept, torn or comes in another order",
        release=2_000,
        share=12,
        together=100,
        attempts=cut,
        hindrance=no_compiler,
    ),
    Trial(
        "failing",
        "T3",
        "one call that writes, flushes, renames or opens fails (full, fault, denied, read-only), once or from then on",
        release=3_200,
        share=8,
        together=120,
        attempts=failing,
        hindrance=no_compiler,
    ),
    Trial(
        "full",
        "T5",
        "a small disk is full, or may only be read: at copying, reading, recognizing, exporting, migrating",
        release=300,
        share=6,
        together=60,
        attempts=full,
        hindrance=no_small_disk,
    ),
    Trial(
        "migrations",
        "T6",
        "an earlier vault killed at a statement of its bringing to the present form",
        release=480,
        share=2,
        together=80,
        attempts=killed_migrations,
        about=KEPT,
    ),
    Trial("flips", "T7", "one bit of a vault or its receipt flipped", 10_000, 8, flips, together=200, about=KEPT),
    Trial("zeros", "T7", "one sector of a vault or its receipt zeroed", 1_000, 4, zeros, together=200, about=KEPT),
    Trial("cuts", "T7", "a file of a vault or its receipt cut short", 100, 4, cuts, together=100, about=KEPT),
    Trial(
        "writings",
        "T13",
        "a file written into a watched folder in one of 43 ways, on a clock moved by hand",
        release=4_300,
        share=43,
        together=430,
        attempts=writings,
        hindrance=only_linux,
    ),
    Trial(
        "shares",
        "T14",
        "a watched folder vanishes, flickers, is held, closed, read-only, too deep or strangely named (T15 too)",
        release=700,
        share=7,
        together=70,
        attempts=shares,
        hindrance=only_linux,
    ),
    Trial(
        "many",
        "T14",
        "400, 20,000 and 100,000 files come at once and the system tells of none: the full scan finds each once",
        release=len(MANY),
        share=1,
        attempts=many,
        hindrance=only_linux,
    ),
    Trial(
        "rivals",
        "T10",
        "four open one vault in the same moment: one writes, three are told who",
        500,
        4,
        rivals,
        about=KEPT,
    ),
    Trial("clocks", "T11", "the clock jumps by up to thirty years at every look", 500, 2, clocks, together=20),
    Trial("swaps", "T16", "a file or folder exchanged for a link out while it is read 300 times", 500, 4, swaps),
    Trial(
        "backups",
        "T9",
        "a backup made, killed at a step, damaged, or restored and killed; what comes back elsewhere is byte for byte",
        release=200,
        share=4,
        together=40,
        attempts=backups,
    ),
    Trial("names", "T17", "the same bytes by a dozen names for two clients", 500, 3, names, together=50),
    Trial("formulas", "T25", "a text that begins a formula, exported as CSV and XLSX", 2_000, 25, formulas),
    Trial("old_page", "T8", "one page of an earlier day put back", 200, 4, one_page, together=100, about=KEPT),
    Trial("old_pages", "T8", "several pages of an earlier day put back", 200, 3, many_pages, together=100, about=KEPT),
    Trial("old_vault", "T8", "the whole vault of an earlier day put back", 200, 3, whole, together=100, about=KEPT),
    Trial("old_log", "T8", "the database's log of an earlier day put back", 200, 3, old_log, together=100, about=KEPT),
    Trial(
        "edits",
        "T31",
        "a line of the audit altered, deleted, inserted, swapped, cut off or hashed anew",
        600,
        6,
        edits,
        together=120,
        about=KEPT,
    ),
    Trial(
        "canaries",
        "T30",
        "a word of a document, name, client, correction or password looked for in all that is left on the disk",
        release=1_000,
        share=8,
        together=100,
        attempts=leave_no_words,
    ),
    Trial(
        "forgetting",
        "T30",
        "a vault is opened, worked with and locked: its keys and passphrase stand nowhere in the process's memory",
        release=200,
        share=1,
        together=20,
        attempts=forget,
        hindrance=memory_is_hidden,
        about=KEPT,
    ),
    Trial(
        "rekeys",
        "T29",
        "a vault that is being given another key is killed: it opens with the old key or the new, and all is there",
        release=500,
        share=2,
        together=25,
        attempts=killed_rekeys,
        about=KEPT,
    ),
    Trial(
        "erasing",
        "Privacy",
        "a document is being erased and the process is killed: it is there whole, or no trace of it is anywhere",
        release=390,
        share=2,
        together=65,
        attempts=killed_erasings,
        about=KEPT,
    ),
)
