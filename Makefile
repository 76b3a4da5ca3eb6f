# What there is to do with a checkout. `make run` and `make test` need git, make and python3-venv, nothing else.
PYTHON ?= python3
BIN := .venv/bin
CORPORA := ../shared/eval

.PHONY: llm vision speech meaning runtime soak notices pip-audit sbom offline screenshots translations package bench-desktop run test lint format eval unseen blind bench hostile lock system clean help train report
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	@echo "make run      the window on the bundled samples; where there is no display, the same job printed"
	@echo "make test     lint, types and the whole suite"
	@echo "make offline  the suite in a namespace without network"
	@echo "make lint     ruff and mypy alone"
	@echo "make eval     score extraction on the labelled corpora beside the checkout, where there are any"
	@echo "make unseen   score extraction on made papers of layouts kept for testing, type by type"
	@echo "make train    train the scorers anew: weights and card in resources/scorers"
	@echo "make blind    how right scorers are on real receipts of vendors, and on drawn papers of hands, that they never saw"
	@echo "make report   how right and how sure extraction is on documents of unseen layouts, with curves, in report/"
	@echo "make bench    measure speed and memory against other tools"
	@echo "make screenshots   every place of the window as a picture, in docs/screenshots/"
	@echo "make translations  the window's sentences gathered and compiled"
	@echo "make package       an application that needs no Python, in dist/"
	@echo "make bench-desktop how fast the window opens and answers"
	@echo "make llm      what runs language models, compiled here"
	@echo "make vision   what looks at pictures: torch and transformers"
	@echo "make speech   what listens to recordings: as for vision, and what decodes other recordings than WAV"
	@echo "make meaning  what reads words for ONNX models of meaning: tokenizers"
	@echo "make hostile  read files made to break readers, and count how each ended"
	@echo "make soak     the whole line at full load for half an hour: MINUTES=5 for less, SOAK=\"--light --documents 6000\" for many papers; fails where memory grows"
	@echo "make notices  the licences of everything shipped, in installer/notices"
	@echo "make pip-audit  what is known against the versions of the lock; make sbom writes them as CycloneDX"
	@echo "make trust    try everything that must never happen, as often as a release does; can be ended and goes on"
	@echo "make lock     choose the versions of all dependencies anew"

run: .venv/.run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/python -m desktop.window.sampled; \
	else $(BIN)/python -m desktop.demo; fi

screenshots: .venv/.dev
	for theme in light dark; do for scale in 100 200; do \
	  QT_QPA_PLATFORM=offscreen $(BIN)/python -m desktop.window.pictures docs/screenshots $$theme $$scale; done; done

WINDOW := $(shell find desktop/window -name '*.py' 2>/dev/null)
FRENCH := resources/translations/vouch_fr

translations: .venv/.dev
	$(BIN)/pyside6-lupdate $(WINDOW) -no-obsolete -locations none -source-language en -target-language fr -ts $(FRENCH).ts
	$(BIN)/pyside6-lrelease $(FRENCH).ts -qm $(FRENCH).qm

package: .venv/.dev
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	@du -sh dist/vouch
	@elsewhere=$$(mktemp -d) && trap "rm -rf $$elsewhere" EXIT && cp -r dist/vouch $$elsewhere && cd / && \
	  env -i HOME=$$elsewhere LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen $$elsewhere/vouch/vouch desktop --smoke

bench-desktop: .venv/.dev
	$(BIN)/python -m bench.desktop

# Files of tests side by side, a process for each core: four at most, since each has readers of its own.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile

test: system lint runtime
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

# The whole suite where there is no network at all, not even this machine with itself. Who is root stays so: a user who
# only seems to be cannot give a file to somebody else, as a test does.
ROOT = $(if $(filter 0,$(shell id -u)),,--map-root-user)
offline: .venv/.dev
	unshare $(ROOT) --net $(BIN)/python -m pytest $(SIDE_BY_SIDE)

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

eval: .venv/.run
	@if [ -d $(CORPORA)/data ]; then \
	  $(BIN)/python $(CORPORA)/evaluate.py $$(dirname $(CORPORA)/data/*/labels.jsonl) --command "$(CURDIR)/$(BIN)/vouch extract --format jsonl"; \
	else echo "No corpora in $(CORPORA)/data: nothing to score."; fi

# Another seed makes other papers: make unseen SEED=42 COUNT=800 SCANS=0.3
SEED ?= 41
COUNT ?= 400
SCANS ?= 0
UNSEEN := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/vouch/unseen/$(SEED)-$(COUNT)-$(SCANS)

unseen: .venv/.dev
	@mkdir -p $(UNSEEN)
	$(BIN)/python -m models.training.corpus $(UNSEEN) --families test --count $(COUNT) --seed $(SEED) --scans $(SCANS) --traps 0.1
	$(BIN)/python -m bench.unseen $(UNSEEN)

# What is made and read for training is kept in the user's cache, not in the checkout.
TRAINING ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/vouch/training
RECEIPTS := $(wildcard $(CORPORA)/data/receipts_sroie)

LEARNED := --type receipt --count 720 --seed scorers --scans 0.28
PARTIES := --type invoice purchase_order --count 700 --seed 612 --scans 0.1
SHOPS := --type receipt --count 400 --seed 7715
MEASURED := --type receipt invoice --count 288 --seed scorers --scans 0.25

$(TRAINING)/train/labels.jsonl: SAID := --families train $(LEARNED)
$(TRAINING)/parties/labels.jsonl: SAID := --families train $(PARTIES)
$(TRAINING)/shops/labels.jsonl: SAID := --families train $(SHOPS)
$(TRAINING)/test/labels.jsonl: SAID := --families test $(MEASURED)
$(TRAINING)/%/labels.jsonl: | .venv/.dev
	@mkdir -p $(@D)
	$(BIN)/python -m models.training.corpus $(@D) $(SAID)

train: .venv/.dev $(TRAINING)/train/labels.jsonl $(TRAINING)/parties/labels.jsonl $(TRAINING)/shops/labels.jsonl
	$(BIN)/python -m models.training.teaching.train --papers $(TRAINING)/train $(RECEIPTS) --cache $(TRAINING)/read --made="$(LEARNED)"
	$(BIN)/python -m models.training.teaching.train_parties --made $(TRAINING)/parties --cache $(TRAINING)/read --said="$(PARTIES)"
	$(BIN)/python -m models.training.teaching.train_parties --of shops --made $(TRAINING)/shops --cache $(TRAINING)/read --said="$(SHOPS)"

# For the first table the real receipts beside the checkout; half an hour where nothing was read before.
blind: .venv/.dev $(TRAINING)/train/labels.jsonl $(TRAINING)/parties/labels.jsonl
	@if [ -n "$(RECEIPTS)" ]; then \
	  $(BIN)/python -m models.training.teaching.blind --made $(TRAINING)/train --real $(RECEIPTS) --cache $(TRAINING)/read --twice $(TRAINING)/twice; \
	else echo "No real receipts in $(CORPORA)/data: nothing to measure on."; fi
	$(BIN)/python -m models.training.teaching.blind_parties --made $(TRAINING)/parties --cache $(TRAINING)/read

report: .venv/.dev $(TRAINING)/test/labels.jsonl
	$(BIN)/python -m models.training.teaching.report --papers $(TRAINING)/test --cache $(TRAINING)/read --into report

bench: .venv/.dev .venv-bench/.made
	@mkdir -p bench/results
	$(BIN)/python -m bench --json bench/results/bench.json

# The programs measured against live in an environment of their own.
.venv-bench/.made: requirements/bench.in
	@echo "Installing the programs to measure against into .venv-bench ..."
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --disable-pip-version-check -q -r requirements/bench.in
	@touch $@

notices: .venv/.run
	$(BIN)/python -m installer.licences

# What is known against the versions of the lock (needs the network), and a bill of materials in CycloneDX.
pip-audit: .venv-supply/.made
	.venv-supply/bin/pip-audit --requirement requirements/run.txt --require-hashes --disable-pip

sbom: .venv-supply/.made
	@mkdir -p dist
	.venv-supply/bin/cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml --output-reproducible --output-file dist/vouch.cdx.json

.venv-supply/.made: requirements/supply.in
	@echo "Installing what looks at the supply chain into .venv-supply ..."
	@$(PYTHON) -m venv .venv-supply
	@.venv-supply/bin/python -m pip install --disable-pip-version-check -q -r requirements/supply.in
	@touch $@

# Goes on where it was ended; HOSTILE names the file in which each outcome is kept. Another version of the code begins anew.
HOSTILE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/vouch/hostile/$(shell git rev-parse --short HEAD 2>/dev/null).jsonl

hostile: .venv/.run
	@mkdir -p $(dir $(HOSTILE))
	@if [ -d $(CORPORA)/data/hostile ]; then $(BIN)/python -m bench.hostile $(CORPORA)/data/hostile --ended $(HOSTILE); \
	else echo "No files made to break readers in $(CORPORA)/data/hostile."; fi

MINUTES ?= 30

soak: .venv/.dev
	$(BIN)/python -m bench.soak --minutes $(MINUTES) $(SOAK)

# In parts of at most half an hour; 75 says that there is more to try.
trust: system .venv/.dev
	@while $(BIN)/python -m tests.trust --write docs/trust.md; said=$$?; [ $$said = 75 ]; do :; done; exit $$said

# Stamps say which lock an environment was made from, so that nothing is installed twice.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@test -e .venv/.dev -a .venv/.dev -nt requirements/run.txt || { \
	  echo "Installing what Vouch needs into .venv ..."; \
	  $(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-deps --require-hashes -r requirements/run.txt; }
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-build-isolation --no-deps -e .
	@touch $@

.venv/.dev: requirements/dev.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-build-isolation --no-deps -e .
	@touch $@

# What runs language models is compiled from source, for any processor; pip keeps what it compiled.
llm: .venv/.llm

.venv/.llm: requirements/llm.txt | .venv/.dev
	@echo "Compiling what runs language models into .venv: five minutes on two cores, where pip kept none ..."
	@CMAKE_ARGS=-DGGML_NATIVE=OFF $(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-deps --require-hashes -r $<
	@touch $@

# What looks at pictures: a gigabyte, so nothing installs it unless it is asked for. torch is taken only where it is a
# build for processors (its usual one on Linux brings gigabytes for graphics cards), and therefore without a hash.
TORCH := torch==2.13.0

vision: .venv/.vision

speech: .venv/.speech

.venv/.speech: requirements/speech.txt .venv/.vision
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-deps --require-hashes -r $<
	@touch $@

# What ONNX models for meaning need besides what is always there: 3 MB, as pinned for vision.
meaning: .venv/.meaning

.venv/.meaning: requirements/meaning.txt | .venv/.dev
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-compile --no-deps --require-hashes -r $<
	@touch $@

.venv/.vision: requirements/vision.txt | .venv/.dev
	@$(BIN)/python -m pip install --disable-pip-version-check -q --dry-run --no-deps --ignore-installed --report - $(TORCH) 2>/dev/null \
	  | grep -Eq '"url": *"[^"]*torch-[^"]*((%2B|\+)cpu|-macosx|-win)' || { \
	  echo "pip finds no $(TORCH) for processors alone. Install one by the words of pytorch.org into .venv, then: touch .venv/.vision"; exit 1; }
	@echo "Installing what looks at pictures into .venv ..."
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-deps $(TORCH)
	@$(BIN)/python -m pip install --disable-pip-version-check -qq --no-deps --require-hashes -r $<
	@touch $@

# LLM_SECONDS=0 does without.
LLM_SECONDS ?= 900

runtime: .venv/.dev
	@$(MAKE) -s meaning || echo "What ONNX models for meaning need could not be installed: tests about it are skipped."
	@test -e .venv/.llm || test $(LLM_SECONDS) = 0 || timeout $(LLM_SECONDS) $(MAKE) -s llm \
	  || echo "What runs language models could not be compiled here: tests about it are skipped."

# Programs that Vouch uses where they are installed, and that some tests are about.
system:
	@missing=""; for package in $$(cat requirements/system.txt); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing$$missing ..."; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; } >/dev/null \
	    || echo "Could not install$$missing: tests about it are skipped."; \
	else echo "Not installed:$$missing. Tests about it are skipped; install with: sudo apt-get install$$missing"; fi

LOCK := uv pip compile pyproject.toml requirements/build.in --override requirements/override.txt --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

lock: | .venv/bin/python
	@$(BIN)/python -m pip install --disable-pip-version-check -qq uv
	$(BIN)/$(LOCK) --output-file requirements/run.txt
	$(BIN)/$(LOCK) --extra dev --output-file requirements/dev.txt
	$(BIN)/uv pip compile requirements/llm.in --constraint requirements/dev.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements/llm.txt
	$(BIN)/uv pip compile requirements/vision.in --constraint requirements/dev.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements/vision.txt
	$(BIN)/uv pip compile requirements/speech.in --constraint requirements/dev.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements/speech.txt
	sed -n '/^tokenizers==/,/[^\\]$$/p' requirements/vision.txt > requirements/meaning.txt

clean:
	rm -rf vouch-demo build dist *.egg-info .mypy_cache .ruff_cache
