.PHONY: serve-data-api upgrade-test

ENGINE ?= postgresql
DATA_API_PORT ?= 8090
DATA_API_LATENCY ?= 0
UPGRADE ?= --instances 20000 --packages 50 --databases 1 --kills 20 --kill-between 0.5 5 --latency 0

serve-data-api: ## a local RDS Data API with a real database behind it; ENGINE=postgresql|mysql, DATA_API_PORT=8090
	@.ci/prepare test
	@exec Tests/DataAPI/local_data_api.py --engine $(ENGINE) --port $(DATA_API_PORT) --latency $(DATA_API_LATENCY)

upgrade-test: ## upgrades a 2019 database of 20,000 instances with 50 packages each, killed at 20 random points; UPGRADE=… for others
	@.ci/prepare test
	@$(RELEASE) --product inventory-gateway
	@Tests/DataAPI/test_upgrade.py $(GATEWAY) $(UPGRADE)
