# serve · records · test · check · validate · build · bench · clean: plain `make` lists them.

PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
python := .venv/bin/python
facts := $(shell find calc editions -type f ! -name '*.pyc' 2>/dev/null)

.DELETE_ON_ERROR:
.PHONY: help serve records test check released validate build bench clean engine requirements ledger golden edition

help:
	@echo "make serve   install what is missing, build, and serve the site at http://127.0.0.1:$(PORT)/en/"
	@echo "make records read every record strictly; FILE=path for one (two seconds)"
	@echo "make test    install what the tests need, then run all of them"
	@echo "make check   records, style, types and line lengths, without building anything"
	@echo "make released   compare released editions with what was released"
	@echo "make validate   compute every published result with known inputs; fails where one leaves its tolerance"
	@echo "make build   write the site to site/"
	@echo "make bench   time the build, the start in the browser and a changed input"
	@echo "make ledger  list new addresses and ids, which then only grow"
	@echo "make golden  write what the named questions, lives and published links now answer, where numbers moved"
	@echo "make edition freeze the edition in calc/, for links that name it, and open the next; NEXT=2027.03 names it"
	@echo "make clean   remove what was built and installed here"

serve: .venv/.site node_modules/.setara .cache/engine/engine.json
	@$(python) -m site_build.port $(PORT)
	@echo "Building the pages; the address follows (about ten seconds the first time) ..."
	@$(python) -m mkdocs serve --strict --dev-addr 127.0.0.1:$(PORT)

build: .venv/.site node_modules/.setara .cache/engine/engine.json
	@echo "Building the pages into site/ ..."
	@$(python) -m mkdocs build --strict --clean --config-file mkdocs.yml
	@echo "Done: site/index.html"

test: .venv/.site node_modules/.setara .cache/engine/engine.json .venv/.test
	@CHROMIUM="$$(sh site_build/find-chromium.sh --install)" && export CHROMIUM && $(python) -m pytest --numprocesses logical --dist loadfile $(TESTS)

records: .venv/bin/python
	@PYTHONPATH=calc $(python) -m setara records $(FILE)

released: .venv/bin/python
	@$(python) -m site_build.released

check: records released .venv/.site .venv/.test node_modules/.setara
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@node_modules/.bin/tsc

validate: .venv/bin/python
	@PYTHONPATH=calc $(python) -m setara validate

bench: .venv/.site node_modules/.setara .cache/engine/engine.json .venv/.test
	@CHROMIUM="$$(sh site_build/find-chromium.sh --install)" && export CHROMIUM && $(python) -m bench

engine: .cache/engine/engine.json

clean:
	rm -rf .venv .cache node_modules site build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each step leaves a file behind, so that the second call is instant.

.venv/bin/python:
	@python="$$(sh site_build/find-python.sh)" && echo "Making .venv with $$python ..." && "$$python" -m venv .venv

.venv/.site: requirements/site.txt | .venv/bin/python
	@echo "Installing the packages that build the site (about a minute) ..."
	@$(python) -m pip install -qq --disable-pip-version-check --requirement requirements/site.txt
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	@echo "Installing the packages that test it (about half a minute) ..."
	@$(python) -m pip install -qq --disable-pip-version-check --requirement requirements/test.txt
	@touch $@

node_modules/.setara: package-lock.json
	@sh site_build/find-node.sh
	@echo "Installing Pyodide, KaTeX and the browser checks (about half a minute) ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.cache/engine/engine.json: $(facts) pyproject.toml requirements/engine.txt site_build/engine.py site_build/compile.mjs .venv/.site node_modules/.setara
	@echo "Preparing the calculator for the browser (half a minute) ..."
	@$(python) -m site_build.engine
	@touch $@

# What links rest on only grows: adds new addresses and ids to the lists that the tests hold.
ledger: build
	@PYTHONPATH=calc $(python) -m site_build.ledger site/en

# Where numbers moved with a reason: the answers that the tests hold, renewed.
golden: .venv/.site
	@PYTHONPATH=calc:. $(python) tests/calc/write_golden.py
	@PYTHONPATH=calc:. $(python) tests/ledger/golden_links.py

# An edition is frozen once: wheel and records go to editions/, and links may name it for ever; the next one is opened.
edition: .venv/.site node_modules/.setara
	@PYTHONPATH=calc:. $(python) -m site_build.release $(NEXT)

# Exact versions for Python 3.11 to 3.13 on every system, and for Pyodide's own, without addresses; needs uv.
compiled := --universal --no-strip-extras --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet
requirements:
	@for group in site test; do \
	  uv pip compile requirements/$$group.in --output-file requirements/$$group.txt --python-version 3.11 $(compiled); \
	done
	@uv pip compile requirements/engine.in --output-file requirements/engine.txt --python-version 3.14 $(compiled)
