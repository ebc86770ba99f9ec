# make run      the dashboard on http://localhost:8501, from nothing
# make demo     data/county.duckdb out of the demo ledger, as it was a month before and as it is; data/wushan.duckdb
# make test     formatting, lint and all tests, with a browser
# make quick    formatting, lint and the tests that need no browser and no paper
# make month    what takes minutes of the office's page: twenty units in a browser, 50 kills, a full disk, wrong files
# make papers   the printed bulletin of both demo counties held to GB/T 9704-2012 with a ruler; needs LibreOffice and poppler
# make lint     formatting, rules of Python and SQL, types
# make lock     requirements.lock out of requirements.txt
# make bundle   dist/dashboard-….tar.gz: project and packages with their hashes, for a network without internet
# make attack   built files, three hundred spoilt ones, poisoned names, whether anything leaves the machine; an hour
# make nginx    two counties behind a real nginx with a real provider, clicked through by every role; needs nginx and openssl
# make looks    what cannot be read on any screen at seven sizes in both languages, and what axe finds; takes half an hour
# make bench    how long a click takes; prints a table, writes nothing into the repository

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/bash
SQL := $(wildcard queries/*/*.sql data/*.sql data/*/*.sql)

.PHONY: run demo test quick month papers bench bundle attack nginx looks lint lock browser

run: $(VENV)/run.stamp
	@test -f "$${COUNTY_DATABASE:-data/county.duckdb}" || $(MAKE) --no-print-directory demo
	$(BIN)/python -m streamlit run serve.py

demo: $(VENV)/run.stamp
	@earlier=$$(mktemp -d) && trap 'rm -rf "$$earlier"' EXIT && \
	  $(BIN)/python -m data.demo.earlier --into "$$earlier" >/dev/null && \
	  $(BIN)/python -m data publish "$$earlier" --by "项目办" --note "4月台账（演示）" >/dev/null
	$(BIN)/python -m data publish data/demo --by "项目办" --note "5月台账（演示）"
	$(BIN)/python -m data publish data/demo_wushan --into data/wushan.duckdb --by "项目办"

test: $(VENV)/test.stamp browser lint
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

quick: $(VENV)/test.stamp lint
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow" --durations 10 --durations-min 1

month: $(VENV)/test.stamp browser
	OFFICE_MONTH=1 $(BIN)/python -m pytest -q tests/office/test_office_hard.py

papers: $(VENV)/test.stamp
	PAPERS=1 $(BIN)/python -m pytest -q tests/papers/test_standard.py

lint: $(VENV)/test.stamp $(VENV)/sql.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .

# Reading SQL takes a quarter of a second a file: only what has changed since it was last found good, all with new rules.
$(VENV)/sql.stamp: $(SQL) .sqlfluff | $(VENV)/test.stamp
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar $(if $(filter .sqlfluff,$?),$(SQL),$(filter %.sql,$?))
	@touch $@

# The exact versions of everything, for machines without internet: what requirements.txt asks for, with hashes.
lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command "make lock" requirements.txt --output-file requirements.lock

bundle: $(VENV)/run.stamp
	bash deploy/bundle.sh $(BIN)/python

attack: $(VENV)/test.stamp browser
	@wrong=; for part in attacks "mutations --count 300" poisoned alone; do echo "== $$part"; \
	  $(BIN)/python -m benchmarks.$$part || wrong="$$wrong $${part%% *},"; done; \
	  echo "wrong:$${wrong:- none}"; test -z "$$wrong"

nginx: $(VENV)/test.stamp browser
	BEHIND_NGINX=1 $(BIN)/python -m pytest -q tests/screen/test_behind_nginx.py

bench: $(VENV)/test.stamp browser
	$(BIN)/python -m benchmarks

looks: $(VENV)/test.stamp browser
	@test -f data/county.duckdb || $(MAKE) --no-print-directory demo
	$(BIN)/python -m benchmarks.looks --axe

browser:
	@bash tests/install_browser.sh

$(BIN)/python:
	@$(PYTHON) python_needed.py
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv && $(PYTHON) -m venv $(VENV); \
	  else echo "Python cannot make a virtual environment: install the package python3-venv, then run make again." >&2; exit 1; fi; }

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp
