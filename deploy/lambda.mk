.PHONY: package-lambda bench-lambda

package-lambda: ## the Lambda function's zip, checked; takes as long as a build from scratch
	@deploy/package.sh

bench-lambda: package-lambda ## a Lambda function's cold start, beside Python's with boto3
	@.ci/prepare test
	@Benchmarks/lambda/run
