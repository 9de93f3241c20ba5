# Everything that is done with this project, each in one command. `make` alone lists them.
# Taken for granted: a Swift toolchain, 6.2 or newer. What else is missing is installed, and said.

.DEFAULT_GOAL := help
.PHONY: help serve demo-data test bench format lint clean

# Options of the gateway are environment variables too, so `make serve INVENTORY_PORT=9000` does what it says.
export

INSTANCES ?= 1000
RELEASE := deploy/release.sh
OURS := Package.swift $(wildcard Sources Tests Benchmarks)
GATEWAY = "$$(swift build -c release --show-bin-path)/inventory-gateway"

help: ## lists the commands
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## builds with optimisation and serves on http://127.0.0.1:8080 with the SQLite file inventory.db
	@.ci/prepare build
	@echo "==> Building (the first time takes some minutes)"
	@$(RELEASE) --product inventory-gateway
	@echo "==> Serving; Ctrl-C stops"
	@exec $(GATEWAY) serve --profile $${INVENTORY_PROFILE:-development}

demo-data: ## puts a made-up fleet of Debian hosts into inventory.db; INSTANCES=1000 says how many
	@.ci/prepare build
	@$(RELEASE) --product inventory-gateway
	@$(GATEWAY) demo-data --instances $(INSTANCES) > .build/demo-fleet.jsonl
	@$(GATEWAY) import .build/demo-fleet.jsonl

test: ## builds and runs every test
	@.ci/prepare test
	@.ci/test

bench: ## micro benchmarks and the side-by-side load run, with a table
	@.ci/prepare bench
	@Benchmarks/run
	@Benchmarks/postgresql/run

format: ## formats every Swift file
	@.ci/prepare toolchain
	swift format format --in-place --parallel --recursive $(OURS)

lint: ## checks the format and the style of every Swift file
	@.ci/prepare toolchain
	swift format lint --strict --parallel --recursive $(OURS)

clean: ## removes what was built; inventory.db stays
	swift package clean
	rm -rf .build/demo-fleet.jsonl

include Tests/Differential/differential.mk Tests/Fuzzing/fuzz.mk Tests/DataAPI/data-api.mk Tests/Clients/http.mk
include deploy/deploy.mk deploy/lambda.mk
