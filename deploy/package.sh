#!/usr/bin/env bash
# Builds the gateway as an AWS Lambda function: a zip with the executable "bootstrap" for the runtime provided.al2023.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: deploy/package.sh [--architecture x86_64|arm64] [--output FILE] [--with-postgresql] [--dry-run]

Builds the gateway as an AWS Lambda function: a zip with the executable "bootstrap" for the runtime provided.al2023.
Standard output is the zip's path and nothing else; what goes on is told on standard error. The zip is checked by
deploy/check-package.sh before the script ends well.

  --architecture NAME  what the function runs on: x86_64, or arm64 (Graviton). This machine's unless said. The compiler
                       builds for its own machine only: for the other one, run this on such a machine, or
                       docker buildx build --platform linux/arm64 --file deploy/Dockerfile.lambda --output .build/lambda .
  --output FILE        the zip's path; .build/lambda/inventory-gateway-ARCHITECTURE.zip unless said
  --with-postgresql    with the store for PostgreSQL over libpq, which needs a function inside the VPC. The Data API's
                       stores are always in, and need none; SQLite's never is: a function could not keep its file.
  --dry-run            print the commands instead of running them
  --help               this text

Without --with-postgresql, bootstrap is one static executable: Swift's runtime, libcrypto, zlib and the C library are inside,
and nothing of the system's libraries is used. It runs on any Linux of its architecture, whatever glibc that has. The linker
warns that getaddrinfo and others want glibc's libraries: they do without (Tests/LambdaRuntime/name_resolution.py proves that
names of hosts are found).

With it, libpq and what it depends on are shipped in the zip's folder lib, where Lambda looks for libraries. They and the
executable use the C library of the runtime, which has glibc 2.34: build on a system with that version or an older one, as
the target "postgresql" of deploy/Dockerfile.lambda does. The check says so if the build's system is too new.

Needed: a Swift toolchain 6.2 or newer, python3, binutils, and libssl-dev and zlib1g-dev (with --with-postgresql libpq-dev
too), which are installed on Debian and Ubuntu if they are missing. INVENTORY_BUILD_PATH says where to build
(.build/lambda-static or .build/lambda-dynamic unless said); what was built there before makes the next build short.

Exit codes: 0 done, 1 the build or the check failed, 64 wrong usage, 69 something that is needed is missing.
TEXT
}

fail() {
    echo "package.sh: $2" >&2
    exit "$1"
}

machine=$(uname -m)
[[ $machine == aarch64 ]] && machine=arm64
architecture=$machine output='' with_postgresql=false dry_run=false
while [[ $# -gt 0 ]]; do
    case $1 in
    --architecture | --output)
        [[ $# -ge 2 && -n $2 ]] || fail 64 "$1 needs a value; --help says which."
        [[ $1 == --output ]] && output=$2 || architecture=$2
        shift 2
        ;;
    --with-postgresql) with_postgresql=true && shift ;;
    --dry-run) dry_run=true && shift ;;
    --help | -h) usage && exit 0 ;;
    *) fail 64 "'$1' is unknown; --help lists the options." ;;
    esac
done
case $architecture in
x86_64 | arm64) ;;
*) fail 64 "the architecture '$architecture' is unknown: x86_64 or arm64." ;;
esac
if [[ $architecture != "$machine" ]] && ! $dry_run; then
    fail 64 "this machine is $machine; --help says how to build for $architecture."
fi

# Relative to where the caller is, before going to where the package is.
[[ -z $output || $output == /* ]] || output=$PWD/$output
cd "$(dirname "${BASH_SOURCE[0]}")/.."
output=${output:-$PWD/.build/lambda/inventory-gateway-$architecture.zip}

run() {
    if $dry_run; then
        printf '%q ' "$@"
        echo
    else
        "$@" >&2
    fi
}

if ! $dry_run; then
    for tool in swift python3 objdump; do
        command -v "$tool" >/dev/null || fail 69 "$tool is missing."
    done
fi
run .ci/prepare build

if $with_postgresql; then
    build=${INVENTORY_BUILD_PATH:-.build/lambda-dynamic}
    # The store for SQLite would bring Foundation: a zip of more than 25 MB.
    options=(--traits PostgreSQL --static-swift-stdlib -Xlinker "-rpath=\$ORIGIN/lib")
else
    build=${INVENTORY_BUILD_PATH:-.build/lambda-static}
    options=(--disable-default-traits -Xswiftc -static-executable)
    # The start of a static program registers its unwind tables, and the first thread that ends sorts them all: 60 ms. The
    # linker's index of them does as well. So the registration, which is left out where there is no such function, goes.
    for function in __register_frame_info __deregister_frame_info; do
        options+=(-Xlinker "--wrap=$function" -Xlinker "--defsym=__wrap_$function=0")
    done
    options+=(-Xlinker --eh-frame-hdr)
fi
# -s: without symbols, which make up half of the file.
run swift build --configuration release --product inventory-gateway --scratch-path "$build" "${options[@]}" \
    -Xswiftc -use-ld=lld -Xlinker -s

staging=$build/package
run rm -rf "$staging"
run mkdir -p "$staging" "$(dirname "$output")"
run cp "$build/release/inventory-gateway" "$staging/bootstrap"
run chmod 755 "$staging/bootstrap"

# The libraries that bootstrap is linked with, and theirs, without the C library's own.
ship_libraries() {
    mkdir -p "$staging/lib"
    ldd "$staging/bootstrap" | awk '$2 == "=>" { print $3 }' |
        grep -Ev '/(libc|libm|libdl|libpthread|librt|libresolv|ld-linux[^/]*)\.so' |
        while IFS= read -r library; do cp --dereference "$library" "$staging/lib/"; done
}
if $with_postgresql; then
    if $dry_run; then echo "cp (libpq and what it depends on) $staging/lib/"; else ship_libraries; fi
fi

# Always the same zip from the same files: in order, without times.
make_zip() {
    python3 - "$staging" "$1" <<'PYTHON'
import pathlib, sys, zipfile

folder, target = pathlib.Path(sys.argv[1]), sys.argv[2]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        entry = zipfile.ZipInfo(str(path.relative_to(folder)))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3  # Unix: Lambda keeps the mode
        entry.external_attr = (0o100755 if path.name == "bootstrap" or ".so" in path.name else 0o100644) << 16
        archive.writestr(entry, path.read_bytes())
PYTHON
}
if $dry_run; then
    echo "zip $output < $staging"
else
    # Half a zip never stands under the name.
    make_zip "$output.partial"
    deploy/check-package.sh "$output.partial" --architecture "$architecture" >&2
    mv "$output.partial" "$output"
fi
if ! $dry_run; then echo "$output"; fi
