.PHONY: serve-data-api

ENGINE ?= postgresql
DATA_API_PORT ?= 8090
DATA_API_LATENCY ?= 0

serve-data-api: ## a local RDS Data API with a real database behind it; ENGINE=postgresql|mysql, DATA_API_PORT=8090
	@.ci/prepare test
	@exec Tests/DataAPI/local_data_api.py --engine $(ENGINE) --port $(DATA_API_PORT) --latency $(DATA_API_LATENCY)
