.PHONY: differential

DIFFERENTIAL_CASES ?= 20000
DIFFERENTIAL_SEED ?= 1

differential: ## compares the engine with graphql-core, and SQLite with PostgreSQL, on random cases; DIFFERENTIAL_CASES=20000, DIFFERENTIAL_SEED=1
	@.ci/prepare test
	@$(RELEASE) --product graphql-conformance
	@Tests/Differential/run "$$(swift build -c release --show-bin-path)/graphql-conformance" \
		--cases $(DIFFERENTIAL_CASES) --seed $(DIFFERENTIAL_SEED)
	@echo "==> $(DIFFERENTIAL_CASES) random queries to SQLite and to PostgreSQL"
	@INVENTORY_DIFFERENTIAL_QUERIES=$(DIFFERENTIAL_CASES) INVENTORY_DIFFERENTIAL_SEED=$(DIFFERENTIAL_SEED) \
		swift test --disable-xctest --filter ComparisonTests
