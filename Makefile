# `make` alone prints what there is. PYTHON chooses the Python, PORT the port of `make run`.

PYTHON ?= python3
PORT ?= 8000
CROWD_SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
MANAGE := HTTPS=0 $(BIN)/python manage.py
CHROMIUM := $(shell command -v chromium || command -v chromium-browser)

.DEFAULT_GOAL := help
.PHONY: help run editor test test-postgres test-browser faults check audit licences bench bench-growth bench-parts format pins clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Serve the archive on http://127.0.0.1:8000/ (PORT=8001 for another)
	@exec env $(MANAGE) serve --port $(PORT)

editor: $(VENV)/run.stamp ## Make an account for the editors' desk
	@$(MANAGE) make_editor

test: $(VENV)/dev.stamp ## Run all tests that need Python only
	$(BIN)/pytest -n auto -m "not browser and not postgres and not faults"

# The domain and the formatting know of no database: `make test` has run theirs.
test-postgres: $(VENV)/dev.stamp ## Run the tests on a throw-away PostgreSQL (apt-get install postgresql)
	athletics/tests/with_postgres.sh $(BIN)/pytest -n auto -m "not browser and not faults" \
		--ignore=athletics/tests/domain --ignore=athletics/tests/templatetags

# What a browser never answers would be waited for without end: ten minutes, then where it stands.
test-browser: $(VENV)/dev.stamp ## Run the tests that need Chromium
	@test -n "$(CHROMIUM)" || { echo "Chromium is missing: apt-get install chromium"; exit 1; }
	$(BIN)/pytest -m browser -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true

faults: $(VENV)/dev.stamp ## Kill, fill, lock and take away, and count what is lost (needs Redis; CROWD_SECONDS=10 is short)
	@command -v redis-server > /dev/null || { echo "Redis is missing: apt-get install redis-server"; exit 1; }
	CROWD_SECONDS=$(CROWD_SECONDS) $(BIN)/pytest -m faults athletics/tests/faults

check: $(VENV)/dev.stamp ## Check style, types, migrations and settings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --database default
	HTTPS=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

# A known hole fails it; an index that cannot be reached does not, and is told.
audit: $(VENV)/dev.stamp ## Look for known holes in the pinned libraries (needs the network)
	@$(BIN)/pip-audit --require-hashes --disable-pip --progress-spinner off \
		-r requirements.txt > .audit.txt 2>&1; cat .audit.txt; \
	skipped=$$(grep -c 'could not be audited' .audit.txt); \
	if grep -q '^Found ' .audit.txt; then rm .audit.txt; exit 1; fi; \
	if ! grep -q '^No known' .audit.txt; then echo "Not audited: no list of holes reached."; \
	elif [ $$skipped -ne 0 ]; then echo "Not audited: $$skipped libraries."; fi; rm .audit.txt

licences: $(VENV)/run.stamp ## Write docs/licences.md anew
	$(BIN)/python docs/licences.py

bench: $(VENV)/run.stamp ## Measure the pages against static files and Datasette (needs wrk)
	$(BIN)/python bench/site.py
	$(BIN)/python bench/finder.py
	$(BIN)/python bench/files.py

bench-growth: $(VENV)/run.stamp ## Measure the pages at 30 times the rows, on SQLite and PostgreSQL (half an hour)
	$(BIN)/python bench/growth.py
	athletics/tests/with_postgres.sh $(BIN)/python bench/growth.py

bench-parts: $(VENV)/run.stamp ## Measure loading the whole archive, the desk and search
	$(BIN)/python bench/load.py
	$(BIN)/python bench/desk.py
	$(BIN)/python bench/search.py

format: $(VENV)/dev.stamp ## Put code and templates into the common form
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2

# Needs uv. The indexes and flags of the machine it runs on do not show in the result.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" pyproject.toml

pins: ## Pin anew what pyproject.toml asks for (UPGRADE=--upgrade for the newest)
	@command -v uv > /dev/null || { echo "uv is missing: see https://docs.astral.sh/uv/"; exit 1; }
	$(COMPILE) $(UPGRADE) --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## Remove what was installed and cached; the database in var/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is as new as the pins that are installed.
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what the archive needs into $(VENV)/"
	@$(INSTALL) -r $<
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(BIN)/python
	@echo "Installing what the archive and its tests need into $(VENV)/"
	@$(INSTALL) -r $<
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { echo "$(PYTHON) is missing: install Python 3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, this is $$($(PYTHON) --version 2>&1):" \
			"make run PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
