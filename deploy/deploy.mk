.PHONY: deploy fleet moving

CONFIGURATION ?= config-dev
AGENTS ?= 2000
ROWS ?= 50000 200000 1000000

deploy: ## deploys database, function and API to AWS; CONFIGURATION=config-dev names deploy/deploy_scripts/config-dev-env.sh
	@.ci/prepare build
	@$(RELEASE) --product inventory-gateway
	@deploy/deploy.sh $(CONFIGURATION)

fleet: ## runs AGENTS=2000 agents against one gateway on loopback, through an outage
	@.ci/prepare test
	@$(RELEASE) --product inventory-gateway
	@Tests/Deploy/run "$$(swift build -c release --show-bin-path)" fleet.py --agents $(AGENTS)

moving: ## measures the upgrade of a database of the 2019 sample with ROWS="50000 200000 1000000" installed packages
	@.ci/prepare test
	@$(RELEASE) --product inventory-gateway
	@Tests/Deploy/run "$$(swift build -c release --show-bin-path)" moving.py --rows $(ROWS)
