# Everything that is done with this checkout. Plain `make` lists the targets.
#
#   make run                  sets this machine up, builds, starts the program
#   make run ARGS="--help"    the same, with arguments
#   make test                 all checks, as the build server runs them

SHELL = /bin/sh
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=

SWIFT ?= swift
# The oldest compiler that can read Package.swift.
SWIFT_MAJOR = 6
SWIFT_MINOR = 2
# Present when Debian's libncurses-dev is.
NCURSES_HEADER ?= /usr/include/ncurses.h

# Linked whole, Swift and C alike: it starts faster and runs where no library is installed.
RELEASE_FLAGS = -c release --static-swift-stdlib -Xswiftc -static-executable --product meldcode
RELEASE = .build/release/meldcode
# Written after a release build: `make run` starts at once when nothing changed, and
# `sudo make install` needs no compiler.
BUILT = .build/release/.meldcode-is-built
SOURCES := Package.swift $(shell find Sources -type f -not -name '*.md')

SWIFT_FILES = Package.swift Sources Tests
TEST_RESULTS = .build/test-results
SHARE = $(DESTDIR)$(PREFIX)/share/meldcode
BENCH = Tests/Benchmarks
PICTURE = --content Content --lang nl --dump-screen 80x24 --dump-format svg
# A teacher's walk, to the question and the advice of the README.
EXAMPLE = walk meldcode --sector onderwijs --set functie=leerkracht $(PICTURE)

.PHONY: help run build test lint format validate bench pictures install uninstall clean \
	setup setup-tests setup-lint

help: ## list the targets
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1	\2/p' Makefile | expand -t 14

run: $(BUILT) ## set this machine up, build, start (ARGS="..." are passed on)
	@$(RELEASE) $(ARGS)

build: $(BUILT) ## build the program as it is installed

$(BUILT): $(SOURCES)
	@$(MAKE) --no-print-directory setup
	$(SWIFT) build $(RELEASE_FLAGS)
	@touch $(BUILT)

# The summary counts tests; lint and content stop the run by themselves.
test: setup-tests lint ## lint, build, all tests, and a check of the content
	$(SWIFT) build --build-tests
	.build/debug/meldcode content validate Content
	.build/debug/meldcode content format --check Content
	.build/debug/meldcode content prove Content
	@# Thousands of mistakes, each tried over all answers: only the release build is quick enough.
	@$(MAKE) --no-print-directory $(BUILT)
	$(RELEASE) content mutate Content
	@rm -f $(TEST_RESULTS)*.xml; status=0; \
	$(SWIFT) test --skip-build --xunit-output $(TEST_RESULTS).xml || status=$$?; \
	cat $(TEST_RESULTS)*.xml 2>/dev/null | awk ' \
	  /<testcase / { tests++ } /<failure/ && !inside { failed++; inside = 1 } \
	  /<\/testcase>|<testcase / && !/<failure/ { inside = 0 } \
	  END { printf "%d passed, %d failed\n", tests - failed, failed }'; \
	exit $$status

lint: setup-lint ## check layout and style of the Swift files
	$(SWIFT) format lint --strict --parallel --recursive $(SWIFT_FILES)

format: setup-lint ## put the Swift files into layout
	$(SWIFT) format format --in-place --parallel --recursive $(SWIFT_FILES)

validate: $(BUILT) ## check the content of this checkout
	@$(RELEASE) content validate Content

# Needs BENCH_HARNESS and BENCH_RULES for the comparisons with others; see the benchmarks page.
bench: $(BUILT) ## measure speed, alone and beside other programs
	@# The package manager keeps an old plan when files of a package beside it come or go.
	@rm -f .build/benchmarks/release.yaml
	$(SWIFT) build -c release --static-swift-stdlib --package-path $(BENCH) \
	  --scratch-path .build/benchmarks --product bench
	@.build/benchmarks/release/bench Content
	@$(BENCH)/validate.py $(RELEASE)
	@test -z "$(BENCH_PROOF)" || .build/benchmarks/release/bench proof "$(BENCH_PROOF)"
	@$(BENCH)/rules.py .build/benchmarks/release/bench
	@$(BENCH)/screen.py $(RELEASE)

pictures: $(BUILT) ## draw the pictures of the README again
	@mkdir -p .pictures
	$(RELEASE) $(PICTURE) > .pictures/start.svg
	$(RELEASE) $(PICTURE) --keys F2 > .pictures/danger.svg
	$(RELEASE) $(EXAMPLE) > .pictures/question.svg
	$(RELEASE) $(EXAMPLE) --keys 1,enter > .pictures/advice.svg
	$(RELEASE) $(EXAMPLE) --keys 1,enter,w > .pictures/why.svg

install: $(BUILT) ## install under PREFIX (/usr/local), below DESTDIR when given
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)'
	install -m 755 $(RELEASE) '$(DESTDIR)$(PREFIX)/bin/meldcode'
	strip '$(DESTDIR)$(PREFIX)/bin/meldcode'
	# Content of an older version must not stay among the new: whole folders are replaced.
	rm -rf '$(SHARE)/content'
	cp -R Content '$(SHARE)/content'
	chmod -R u=rwX,go=rX '$(SHARE)/content'

uninstall: ## remove what install put there
	rm -f '$(DESTDIR)$(PREFIX)/bin/meldcode'
	rm -rf '$(SHARE)'

clean: ## remove what was built
	rm -rf .build $(BENCH)/.build

# -- Setting the machine up ------------------------------------------------------------------

setup: setup-lint
	@$(call need,git,command -v git)
	@$(call need,libncurses-dev,test -e $(NCURSES_HEADER))

setup-tests: setup
	@$(call need,tmux,command -v tmux)
	@$(call need,graphviz,command -v dot)
	@# An outside validator, to judge the schemas of the content.
	@$(call need,python3-jsonschema,python3 -c 'import jsonschema')

setup-lint:
	@if ! command -v $(SWIFT) >/dev/null 2>&1; then \
	  echo 'meldcode is built with Swift $(SWIFT_MAJOR).$(SWIFT_MINOR) or newer, and there is no' \
	    "'$(SWIFT)' on your PATH." >&2; \
	  echo 'Install it from https://www.swift.org/install/linux/ and run make again.' >&2; \
	  exit 1; \
	fi; \
	version=$$($(SWIFT) --version 2>/dev/null \
	  | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p'); \
	set -- $${version:-0 0}; \
	if [ $$1 -lt $(SWIFT_MAJOR) ] || { [ $$1 -eq $(SWIFT_MAJOR) ] && [ $$2 -lt $(SWIFT_MINOR) ]; }; \
	then \
	  echo "meldcode needs Swift $(SWIFT_MAJOR).$(SWIFT_MINOR) or newer; '$(SWIFT)' is $$1.$$2." >&2; \
	  echo 'Install a newer one from https://www.swift.org/install/linux/ and run make again.' >&2; \
	  exit 1; \
	fi

# $(call need,PACKAGE,TEST): installs a Debian package unless the test succeeds. Never asks for a
# password where nobody can type one.
define need
{ $(2) >/dev/null 2>&1; } || { \
  apt='env DEBIAN_FRONTEND=noninteractive apt-get'; \
  if ! command -v apt-get >/dev/null 2>&1; then as=none; \
  elif [ "$$(id -u)" -eq 0 ]; then as=; \
  elif sudo -n true 2>/dev/null; then as='sudo -n'; \
  elif [ -t 0 ] && command -v sudo >/dev/null 2>&1; then as=sudo; \
  else as=none; fi; \
  if [ "$$as" != none ]; then \
    echo 'Installing $(1)' >&2; \
    $$as $$apt install -y -q --no-install-recommends $(1) \
      || { $$as $$apt update -q && $$as $$apt install -y -q --no-install-recommends $(1); } || :; \
  fi; \
  { $(2) >/dev/null 2>&1; } || { \
    echo 'meldcode needs the package $(1), which could not be installed from here.' >&2; \
    echo 'Install it and run make again; on Debian:  sudo apt-get install $(1)' >&2; \
    exit 1; \
  }; \
}
endef
