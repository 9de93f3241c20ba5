#!/usr/bin/env bash
# Builds as releases are built: deploy/release.sh --product inventory-gateway. Takes the options of `swift build`.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

options=(--configuration release)
if [[ $(uname -s) == Linux ]]; then
    # With Swift's own libraries inside: less time for each request, and it runs where no Swift is.
    options+=(--static-swift-stdlib)
    # What requests run through stands side by side, where it was scattered over 40 MB: a sixth more requests a second.
    # Benchmarks/hot-functions writes the list; a function that is not there any more does no harm.
    options+=(
        -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xswiftc -use-ld=lld
        -Xlinker "--symbol-ordering-file=$here/hot-functions.txt" -Xlinker --no-warn-symbol-ordering
    )
fi
# The compiler is told of traits in the order of a hash: if that changes, all is built again.
SWIFT_DETERMINISTIC_HASHING=1 exec swift build "${options[@]}" "$@"
