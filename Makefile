# serve · records · test · check · validate · build · bench · clean: plain `make` lists them.

PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
python := .venv/bin/python
facts := $(shell find calc editions -type f ! -name '*.pyc' 2>/dev/null)

.DELETE_ON_ERROR:
.PHONY: help serve port records quick test test-site check format released validate build bench clean engine requirements ledger golden edition \
  new-thing new-model new-claim what-moved stale links

help:
	@echo "make serve   install what is missing, build, and serve the site at http://127.0.0.1:$(PORT)/en/"
	@echo "make records read every record strictly; FILE=path for one (two seconds)"
	@echo "make quick   the rules for all records, without a build or a browser: about a minute"
	@echo "make test    install what the tests need, then run all of them"
	@echo "make test-site   the tests of a site that is built, on the one in site/"
	@echo "make check   records, style, types and line lengths, without building anything"
	@echo "make format  write Python and JavaScript as make check wants them"
	@echo "make released   compare released editions with what was released"
	@echo "make validate   compute every published result with known inputs; fails where one leaves its tolerance"
	@echo "make build   write the site to site/"
	@echo "make bench   time the build, the start in the browser and a changed input"
	@echo "make new-thing   write the record of an everyday thing: make new-thing id=hair-dryer name='Hair dryer' ..."
	@echo "make new-claim   the same for a claim; make new-model for a language model"
	@echo "make ledger  list new addresses and ids, which then only grow"
	@echo "make golden  write what the named questions, lives and published links now answer, where numbers moved"
	@echo "make what-moved BASE=main   answer every named question as that commit does and as it is now, and compare"
	@echo "make stale   list the records that should have been looked up again by now"
	@echo "make links   try every outside address that records and pages name"
	@echo "make edition freeze the edition in calc/, for links that name it, and open the next; NEXT=2027.03 names it"
	@echo "make clean   remove what was built and installed here"

serve: port .venv/.site node_modules/.setara .cache/engine/engine.json
	@echo "Building the pages; the address follows (about ten seconds the first time) ..."
	@$(python) -m mkdocs serve --strict --dev-addr 127.0.0.1:$$($(python) site_build/start/port.py "$(PORT)" 2>/dev/null)

# Before a minute of installing: refuses what is no port, and says which one will be used where this one is taken.
port:
	@python="$$(sh site_build/start/find-python.sh)" && "$$python" site_build/start/port.py "$(PORT)" >/dev/null

build: .venv/.site node_modules/.setara .cache/engine/engine.json
	@echo "Building the pages into site/ ..."
	@$(python) -m mkdocs build --strict --clean --config-file mkdocs.yml
	@echo "Done: site/index.html"

test: .venv/.site node_modules/.setara .cache/engine/engine.json .venv/.test
	@CHROMIUM="$$(sh site_build/start/find-chromium.sh --install)" && export CHROMIUM && $(python) -m pytest --numprocesses logical --dist loadfile $(TESTS)

# The rules for all records, and the lists of ids: nothing of it needs the built site, the engine or a browser.
records := $(addprefix tests/calc/,inspection/test_every_record.py facts claims) \
  tests/site/test_ledger.py::test_what_was_ever_there_is_there_and_listed
quick: .venv/.site .venv/.test
	@$(python) -m pytest --numprocesses logical --dist loadfile $(or $(TESTS),$(records))

# The site as it stands in site/, whatever address it was built for: pages, links, addresses, records, and the calculator.
built := pages ledger data_files share_pages validation_page calculator
test-site: .venv/.site node_modules/.setara .venv/.test
	@CHROMIUM="$$(sh site_build/start/find-chromium.sh --install)" && export CHROMIUM && SITE=site $(python) -m pytest --numprocesses logical --dist loadfile $(built:%=tests/site/test_%.py)

records: .venv/bin/python
	@PYTHONPATH=calc $(python) -m setara records $(FILE)

released: .venv/bin/python
	@$(python) -m site_build.editions.released

browser := 'docs/assets/js/*.js' '{site_build/*,tests/site}/*.mjs'
check: records released .venv/.site .venv/.test node_modules/.setara
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@node_modules/.bin/prettier --log-level warn --check $(browser)
	@node_modules/.bin/tsc

format: .venv/.site .venv/.test node_modules/.setara
	@$(python) -m ruff check --quiet --fix . || true
	@$(python) -m ruff format --quiet .
	@node_modules/.bin/prettier --log-level warn --write $(browser)

validate: .venv/bin/python
	@PYTHONPATH=calc $(python) -m setara validate

bench: .venv/.site node_modules/.setara .cache/engine/engine.json .venv/.test
	@CHROMIUM="$$(sh site_build/start/find-chromium.sh --install)" && export CHROMIUM && $(python) -m bench

engine: .cache/engine/engine.json

clean:
	rm -rf .venv .cache node_modules site build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each step leaves a file behind, so that the second call is instant.

make_venv = python="$$(sh site_build/start/find-python.sh)" && echo "Making .venv with $$python ..." && "$$python" -m venv --clear .venv

.venv/bin/python:
	@$(make_venv)

.venv/.site: requirements/site.txt | .venv/bin/python
	@$(python) site_build/start/pip_is_whole.py || { $(make_venv); }  # its making was cut short
	@echo "Installing the packages that build the site (about a minute) ..."
	@$(python) -m pip install -qq --disable-pip-version-check --requirement requirements/site.txt
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	@echo "Installing the packages that test it (about half a minute) ..."
	@$(python) -m pip install -qq --disable-pip-version-check --requirement requirements/test.txt
	@touch $@

node_modules/.setara: package-lock.json
	@sh site_build/start/find-node.sh
	@echo "Installing Pyodide, KaTeX and the browser checks (about half a minute) ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.cache/engine/engine.json: $(facts) pyproject.toml requirements/engine.txt site_build/engine/engine.py site_build/engine/compile.mjs .venv/.site node_modules/.setara
	@echo "Preparing the calculator for the browser (half a minute) ..."
	@$(python) -m site_build.engine.engine
	@touch $@

# A record with every key it needs: what is given here as key=value stands in it, the rest is marked.
given = $(foreach variable,$(.VARIABLES),$(if $(findstring command,$(origin $(variable))),$(variable)))
new-thing new-model new-claim: .venv/.site
	@PYTHONPATH=calc $(python) -m upkeep.new_record $(@:new-%=%) $(filter-out python,$(given))

# What links rest on only grows: adds new addresses and ids to the lists that the tests hold.
ledger: .venv/.site
	@PYTHONPATH=calc $(python) -m site_build.editions.ledger

# Where numbers moved with a reason: the answers that the tests hold, renewed.
golden: .venv/.site
	@PYTHONPATH=calc:. $(python) tests/calc/write_golden.py
	@PYTHONPATH=calc:. $(python) tests/ledger/golden_links.py

what-moved: .venv/.site
	@test -n "$(BASE)" || { echo "Say what to compare with: make what-moved BASE=main" >&2; exit 2; }
	@PYTHONPATH=calc:. $(python) -m upkeep.what_moved "$(BASE)"

stale: .venv/.site
	@PYTHONPATH=calc:. $(python) -m upkeep.stale

links: .venv/.site node_modules/.setara
	@PYTHONPATH=calc:. $(python) -m upkeep.links .cache/links
	@npx --yes linkinator@7.6.1 .cache/links --retry --retry-errors --retry-errors-count 2 --timeout 30000 --concurrency 10 --verbosity error

# An edition is frozen once: wheel and records go to editions/, and links may name it for ever; the next one is opened.
edition: .venv/.site node_modules/.setara
	@PYTHONPATH=calc:. $(python) -m site_build.editions.release $(NEXT)

# Exact versions for Python 3.11 to 3.13 on every system, and for Pyodide's own, without addresses; needs uv.
compiled := --universal --no-strip-extras --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet
requirements:
	@for group in site test; do \
	  uv pip compile requirements/$$group.in --output-file requirements/$$group.txt --python-version 3.11 $(compiled); \
	done
	@uv pip compile requirements/engine.in --output-file requirements/engine.txt --python-version 3.14 $(compiled)
