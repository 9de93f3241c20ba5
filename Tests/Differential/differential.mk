.PHONY: differential

DIFFERENTIAL_CASES ?= 20000
DIFFERENTIAL_SEED ?= 1

differential: ## compares the engine with graphql-core on random cases; DIFFERENTIAL_CASES=20000, DIFFERENTIAL_SEED=1
	@.ci/prepare test
	@swift build -c release --product graphql-conformance
	@Tests/Differential/run "$$(swift build -c release --show-bin-path)/graphql-conformance" \
		--cases $(DIFFERENTIAL_CASES) --seed $(DIFFERENTIAL_SEED)
