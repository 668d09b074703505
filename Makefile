# `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c

MVN := mvn -q -B -f backend/pom.xml
NPM := npm --no-fund --no-audit --loglevel=error
STAMPS := build
JAVA_SOURCES := $(shell find backend -path '*/src/main/*' -type f -not -path '*/node_modules/*') $(wildcard backend/pom.xml backend/*/pom.xml backend/archive-classes)
SITE_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/build/*' -not -name schema.d.ts)

.PHONY: help run build test test-service test-site bench fmt check defences sbom clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: build ## everything against a simulated consulate; prints the addresses; Ctrl-C stops it all
	@exec infra/run

build: $(STAMPS)/backend $(STAMPS)/site ## everything `make run` needs; starts nothing

test: $(STAMPS)/language-data $(STAMPS)/fonts $(STAMPS)/site-packages ## install what the tests need and pass them all
	@infra/install-test-tools
	@$(MAKE) --no-print-directory -j2 --output-sync=line test-service test-site
	@node infra/check.mjs
	@node --test infra/check/*.test.mjs
	@infra/prometheus/check
	@node infra/count-tests.mjs

# Side by side: each alone leaves half of two cores idle.
test-service:
	$(MVN) spotless:check -pl simulator,service
	$(MVN) verify
	@touch $(STAMPS)/backend

test-site:
	cd frontend && $(NPM) run check
	cd frontend && $(NPM) run test
	cd frontend && $(NPM) run build
	cd frontend && $(NPM) run test:browser

bench: build ## the benchmarks, each against a baseline measured in the same run (BENCH=reading|matching|learn|scale|pipeline|mail|timing|api|site for one; FAULTS=1000 for so many kills)
	@infra/bench $(if $(FAULTS),faults,$(BENCH))

fmt: $(STAMPS)/site-packages ## format all code
	$(MVN) spotless:apply -pl simulator,service
	cd frontend && $(NPM) run format

check: $(STAMPS)/language-data $(STAMPS)/fonts $(STAMPS)/site-packages ## formatting, static checks, types; no tests
	$(MVN) spotless:check -pl simulator,service
	$(MVN) test-compile
	cd frontend && $(NPM) run check
	@node infra/check.mjs

defences: $(STAMPS)/backend ## take each defence of docs/security.md away and see its tests fail (THREAT=webhook for some; takes an hour)
	@node infra/defences/try.mjs $(THREAT)

sbom: ## every library of the service with its version, as CycloneDX: build/sbom.json
	@mkdir -p $(STAMPS)
	$(MVN) org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom -DoutputDirectory=$(CURDIR)/$(STAMPS) -DoutputName=sbom -DoutputFormat=json -DincludeTestScope=false

clean: ## remove everything built (keeps var/, the data of `make run`)
	rm -rf $(STAMPS) backend/*/target frontend/dist frontend/build

$(STAMPS)/backend: $(STAMPS)/language-data $(STAMPS)/fonts $(JAVA_SOURCES)
	$(MVN) package -DskipTests
	@backend/archive-classes || true # says so itself; the service only starts slower without
	@touch $@

$(STAMPS)/site: $(STAMPS)/site-packages $(SITE_SOURCES)
	cd frontend && $(NPM) run build
	@touch $@

$(STAMPS)/language-data: backend/language-data/package-lock.json
	@mkdir -p $(STAMPS)
	cd backend/language-data && $(NPM) ci --ignore-scripts
	@touch $@

$(STAMPS)/fonts: backend/simulator/fonts/package-lock.json
	@mkdir -p $(STAMPS)
	cd backend/simulator/fonts && $(NPM) ci --ignore-scripts
	@touch $@

$(STAMPS)/site-packages: frontend/package-lock.json
	@mkdir -p $(STAMPS)
	cd frontend && $(NPM) ci --ignore-scripts
	@touch $@
