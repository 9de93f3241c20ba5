.PHONY: fuzz

FUZZ_SECONDS ?= 60

fuzz: ## fuzzes every target with AddressSanitizer; FUZZ_SECONDS=60 says how long, FUZZ_TARGETS="sdl request" which
	@.ci/prepare toolchain
	@Tests/Fuzzing/run $(FUZZ_SECONDS) $(FUZZ_TARGETS)
