# serve · test · check · build · bench · clean: the words CI uses too. Plain `make` lists them.

PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
python := .venv/bin/python
facts := $(shell find calc -type f ! -name '*.pyc' 2>/dev/null)

.DELETE_ON_ERROR:
.PHONY: help serve test check build bench clean engine requirements

help:
	@echo "make serve   install what is missing, build, and serve the site at http://127.0.0.1:$(PORT)/en/"
	@echo "make test    install what the tests need, then run all of them"
	@echo "make check   style, types and line lengths, without building anything"
	@echo "make build   write the site to site/"
	@echo "make bench   time the build, the start in the browser and a changed input"
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
	@CHROMIUM="$$(sh site_build/find-chromium.sh --install)" && export CHROMIUM && $(python) -m pytest $(TESTS)

check: .venv/.site .venv/.test node_modules/.setara
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@node_modules/.bin/tsc

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

# Exact versions for Python 3.11 to 3.13 on every system, without addresses; needs uv.
requirements:
	@for group in site test; do \
	  uv pip compile requirements/$$group.in --output-file requirements/$$group.txt --universal --python-version 3.11 \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet; \
	done
