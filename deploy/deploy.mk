.PHONY: deploy

CONFIGURATION ?= config-dev

deploy: ## deploys database, function and API to AWS; CONFIGURATION=config-dev names deploy/deploy_scripts/config-dev-env.sh
	@.ci/prepare build
	@swift build -c release --product inventory-gateway
	@deploy/deploy.sh $(CONFIGURATION)
