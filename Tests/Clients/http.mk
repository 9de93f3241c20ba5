.PHONY: fuzz-http

FUZZ_HTTP_EXAMPLES ?= 500

fuzz-http: ## fuzzes the gateway over HTTP by its schema; FUZZ_HTTP_EXAMPLES=500 says how often each root field is asked
	@.ci/prepare test
	@$(RELEASE) --product inventory-gateway
	@FUZZ_HTTP_EXAMPLES=$(FUZZ_HTTP_EXAMPLES) Tests/Clients/run $(GATEWAY) SchemaFuzzing
