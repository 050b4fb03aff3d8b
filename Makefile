# TrạmSố. `make run` serves the dashboard, `make test` runs every check; both first build what they need.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STORE := $(or $(TRAMSO_STORE),var/store)
GEOGRAPHY := $(or $(TRAMSO_GEOGRAPHY),var/geography)
LANDING := $(or $(TRAMSO_LANDING),var/landing)
FIRST_MONTHS := 13
LAYOUT := $(shell sed -n 's/^FORMAT = \([0-9]*\).*/\1/p' data/publishing/worklist.py)
# The linter of scripts and stylesheets: a wheel for Linux on x86_64 only, so elsewhere the path of a binary of one's own.
BIOME ?= $(BIN)/biome
PARTS := tests/browser tests/data tests/pages tests/exports
SYNTHETIC_COMPLETE := var/synthetic-complete

# Without compiled files every start compiles 3,000 modules anew, which is half of its time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test test-part test-all mutants torture backtest guide where install install-dev browser office postgres geography first-light rest bench lock clean

help:
	@echo "make run     serve the dashboard on 127.0.0.1:8050 (the synthetic country if there is no store)"
	@echo "make test    every check and test, a real browser included, on samples of the pages"
	@echo "make test-all the same on every page in every language"
	@echo "make mutants put 100 faults into the code, one at a time, and list those that no test notices"
	@echo "             (N=20 faults, ROOM=queries only, SEED=3 for another choice)"
	@echo "make torture one million requests, one in five hostile, and damage to every kind of published file (N=2000)"
	@echo "make backtest hold earlier forecasts against what came, here and on simulated countries: docs/backtest.md"
	@echo "make guide   take the pictures of the user guide anew, of the store that is served: docs/guide"
	@echo "make where   print the lines that make the words of a key (KEY=home.lead.change)"
	@echo "make bench   print the speed of queries, pages and publishing"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   remove the environment and everything generated, never marks or the audit log"

run: install geography first-light
	@if [ -f "$(LANDING)/_SYNTHETIC" ] && [ ! -f "$(SYNTHETIC_COMPLETE)" ]; then \
	  nice -n 10 $(MAKE) --no-print-directory rest >var/rest.log 2>&1 & rest=$$!; \
	  trap 'kill $$rest 2>/dev/null' EXIT INT TERM; \
	fi; \
	$(BIN)/python app.py

first-light:
	@if [ ! -e "$(STORE)/current.json" ]; then \
	  if [ ! -e "$(LANDING)" ] || [ -e "$(LANDING)/_SYNTHETIC" ]; then \
	    $(BIN)/python -m data demo --out "$(LANDING)" --months $(FIRST_MONTHS); \
	  fi && $(BIN)/python -m data publish "$(LANDING)" --store "$(STORE)"; \
	elif ! grep -qs '"layout": $(LAYOUT)' "$(STORE)"/versions/*/manifest.json; then \
	  echo "The store is of another release: publishing $(LANDING) anew."; \
	  $(BIN)/python -m data publish "$(LANDING)" --store "$(STORE)" || true; \
	fi

rest:
	$(BIN)/python -m data demo --out "$(LANDING)"
	$(BIN)/python -m data publish "$(LANDING)" --store "$(STORE)"
	touch "$(SYNTHETIC_COMPLETE)"

geography: $(GEOGRAPHY)/manifest.json

# The command itself does nothing when the shapes are current; asking it costs a second of every start.
$(GEOGRAPHY)/manifest.json: .venv/installed $(wildcard data/geography/*.py data/reference/*)
	@$(BIN)/python -m data geography && touch $@

test: install-dev browser office postgres geography
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIOME) ci --error-on-warnings assets
	@# Two parts at a time, the longest first: whoever is free takes the next. In memory where there is room, for
	@# publishing waits for the disk after every file. All read the same small stores.
	@mkdir -p var; room=$$(df --output=avail -m /dev/shm 2>/dev/null | tail -1); \
	export PYTEST_DEBUG_TEMPROOT=$$(if [ "$${room:-0}" -gt 4000 ]; then mktemp -d -p /dev/shm; else mktemp -d; fi); \
	trap 'rm -rf "$$PYTEST_DEBUG_TEMPROOT"' EXIT; export TRAMSO_TEST_STORES=$$PYTEST_DEBUG_TEMPROOT/stores; \
	printf '%s\n' $(PARTS) others | xargs -P 2 -I {} $(MAKE) --no-print-directory test-part PART={}

test-part:
	@log=var/tests-$(notdir $(PART)).log; $(BIN)/python -m pytest \
	  $(if $(filter others,$(PART)),$(addprefix --ignore=,$(PARTS)),$(PART)) >$$log 2>&1; code=$$?; cat $$log; exit $$code

test-all:
	TRAMSO_TEST_ALL=1 $(MAKE) --no-print-directory test

mutants: install-dev geography
	$(BIN)/python -m tests.mutants --count $(or $(N),100) --seed $(or $(SEED),1) $(if $(ROOM),--room $(ROOM))

torture: install-dev geography
	$(BIN)/python -m tests.torture --requests $(or $(N),1000000)

backtest: install-dev
	$(BIN)/python -m tests.backtest

guide: install-dev browser
	$(BIN)/python -m tests.guide

where: install-dev
	@$(BIN)/python -m tests.words.where "$(KEY)"

bench: install-dev
	$(BIN)/python -m pytest tests/bench -s -o python_files='bench_*.py' -o python_functions='bench_*' --timeout 0

install: .venv/installed
install-dev: .venv/installed-dev

.venv/bin/uv: .ci/uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { test "$$(id -u)" = 0 && apt-get update -qq && \
	  apt-get install -y -qq python3-venv && $(PYTHON) -m venv --clear .venv; }
	@$(BIN)/pip install -q --require-hashes -r .ci/uv.lock
	@touch $@

.venv/installed: requirements.lock .venv/bin/uv
	@$(BIN)/uv pip install -q --compile-bytecode --python $(BIN)/python --require-hashes -r $< || $(BIN)/pip install -q --require-hashes -r $<
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@$(BIN)/uv pip install -q --compile-bytecode --python $(BIN)/python --require-hashes -r $< || $(BIN)/pip install -q --require-hashes -r $<
	@touch $@

browser:
	@command -v chromium-headless-shell >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && \
	  apt-get install -y -qq chromium-headless-shell fonts-noto-core >/dev/null; } || command -v chromium >/dev/null || \
	  { echo "Install Debian's package chromium-headless-shell or chromium, then run make test again."; exit 1; }
	@PATH="$$PATH:/usr/sbin"; command -v nginx >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && \
	  apt-get install -y -qq nginx-light >/dev/null; } || \
	  { echo "Install Debian's package nginx-light, then run make test again."; exit 1; }

office:
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends libreoffice-impress-nogui libreoffice-writer-nogui \
	  libreoffice-calc-nogui poppler-utils >/dev/null; } || \
	  { echo "Install Debian's packages libreoffice-impress-nogui, libreoffice-writer-nogui, libreoffice-calc-nogui and poppler-utils, then run make test again."; exit 1; }

postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { test "$$(id -u)" = 0 && apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } || \
	  { echo "Install Debian's package postgresql, then run make test again."; exit 1; }

LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header -q --upgrade
lock: install
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -o requirements-dev.lock
	@echo uv | $(BIN)/uv pip compile - --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade -o .ci/uv.lock

clean:
	rm -rf .venv
	[ ! -d var ] || find var -mindepth 1 -maxdepth 1 ! -name 'marks.sqlite*' ! -name audit -exec rm -rf {} +
