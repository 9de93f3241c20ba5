#!/usr/bin/env bash
# Proves of a zip that Lambda's runtime provided.al2023 can start it, as far as that can be proved without Lambda.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: deploy/check-package.sh FILE [--architecture x86_64|arm64] [--glibc VERSION] [--max-size BYTES] [--dry-run]

Proves of a zip that AWS Lambda's runtime provided.al2023 can start it:
- "bootstrap" stands at its root, is executable, and is made for the architecture;
- the zip and what it unpacks to keep to the sizes;
- a static bootstrap asks nothing of the system: no interpreter, no shared libraries. It is started in an empty root
  directory, where nothing else is, if this process may make one;
- a dynamic one, and every library in lib/, asks for no symbol newer than the runtime's glibc, and for no library that is
  neither shipped nor the C library's own.

  --architecture NAME  what it has to be made for; this machine's unless said
  --glibc VERSION      the runtime's glibc; 2.34, Amazon Linux 2023's, unless said
  --max-size BYTES     the zip's largest size; 25 MB unless said
  --dry-run            say what would be checked
  --help               this text

Exit codes: 0 it can be started, 1 it can't (each reason is a line), 64 wrong usage, 69 a tool is missing.
TEXT
}

fail() {
    echo "check-package.sh: $2" >&2
    exit "$1"
}

machine=$(uname -m)
[[ $machine == aarch64 ]] && machine=arm64
file='' architecture=$machine glibc=2.34 max_size=25000000 dry_run=false
while [[ $# -gt 0 ]]; do
    case $1 in
    --architecture | --glibc | --max-size)
        [[ $# -ge 2 && -n $2 ]] || fail 64 "$1 needs a value; --help says which."
        case $1 in
        --architecture) architecture=$2 ;;
        --glibc) glibc=$2 ;;
        --max-size) max_size=$2 ;;
        esac
        shift 2
        ;;
    --dry-run) dry_run=true && shift ;;
    --help | -h) usage && exit 0 ;;
    -*) fail 64 "'$1' is unknown; --help lists the options." ;;
    *)
        [[ -z $file ]] || fail 64 "one file is checked at a time."
        file=$1 && shift
        ;;
    esac
done
[[ -n $file ]] || fail 64 "which file? --help says more."
case $architecture in
x86_64) format=elf64-x86-64 ;;
arm64) format=elf64-littleaarch64 ;;
*) fail 64 "the architecture '$architecture' is unknown: x86_64 or arm64." ;;
esac
[[ $glibc =~ ^[0-9]+\.[0-9]+$ ]] || fail 64 "'$glibc' is no version of glibc, as 2.34."
[[ $max_size =~ ^[0-9]+$ ]] || fail 64 "'$max_size' is no number of bytes."
if $dry_run; then
    echo "would check $file: $architecture, glibc $glibc, at most $max_size bytes"
    exit 0
fi
[[ -f $file ]] || fail 64 "$file is not there."
for tool in python3 objdump stat; do
    command -v "$tool" >/dev/null || fail 69 "$tool is missing."
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
problems=0
problem() {
    echo "check-package.sh: $1" >&2
    problems=$((problems + 1))
}

size=$(stat --format %s "$file")
[[ $size -le $max_size ]] || problem "the zip has $size bytes, and must have at most $max_size."
python3 - "$file" "$folder" <<'PYTHON' || fail 1 "$file is no sound zip."
import pathlib, sys, zipfile

with zipfile.ZipFile(sys.argv[1]) as archive:
    for entry in archive.infolist():
        path = pathlib.Path(archive.extract(entry, sys.argv[2]))
        path.chmod(entry.external_attr >> 16 & 0o777 or 0o644)
PYTHON
unpacked=$(du --summarize --bytes "$folder" | cut -f 1)
[[ $unpacked -le $((250 * 1024 * 1024)) ]] || problem "it unpacks to $unpacked bytes; Lambda takes 250 MiB."

bootstrap=$folder/bootstrap
[[ -f $bootstrap ]] || fail 1 "there is no bootstrap at the zip's root."
[[ -x $bootstrap ]] || problem "bootstrap is not executable."
# grep reads to the end: with -q it would end objdump by a signal, which pipefail reports.
objdump --file-headers "$bootstrap" 2>/dev/null | grep "file format $format" >/dev/null ||
    problem "bootstrap is not made for $architecture."

# The newest version of glibc's symbols that a file asks for, and the symbols that are newer than the runtime's.
check_symbols() {
    local versions newest
    versions=$(objdump --dynamic-syms "$1" | grep -F '*UND*' | grep -oE 'GLIBC_[0-9]+(\.[0-9]+)+[^ ]* +[^ ]+' || true)
    newest=$(sed -E 's/^GLIBC_([0-9.]+).*/\1/' <<<"$versions" | sort --version-sort --unique | tail -n 1)
    echo "${1#"$folder"/}: newest glibc symbol ${newest:-none}"
    while read -r version symbol; do
        version=$(sed -E 's/^GLIBC_([0-9.]+).*/\1/' <<<"$version")
        [[ -n $version && $(printf '%s\n' "$version" "$glibc" | sort --version-sort | tail -n 1) != "$glibc" ]] || continue
        problem "${1#"$folder"/} needs glibc $version for $symbol; build where glibc is $glibc or older (deploy/Dockerfile.lambda)."
    done <<<"$versions"
}

check_libraries() {
    local library
    while read -r library; do
        case $library in
        libc.so.6 | libm.so.6 | libdl.so.2 | libpthread.so.0 | librt.so.1 | libresolv.so.2 | ld-linux*) ;;
        *) [[ -f $folder/lib/$library ]] || problem "${1#"$folder"/} needs $library, which the zip does not ship." ;;
        esac
    done < <(objdump --private-headers "$1" | awk '$1 == "NEEDED" { print $2 }')
}

is_static=''
if objdump --private-headers "$bootstrap" | grep -E '^ +(INTERP|DYNAMIC) ' >/dev/null; then
    for part in "$bootstrap" "$folder"/lib/*; do
        [[ -f $part ]] || continue
        check_symbols "$part"
        check_libraries "$part"
    done
else
    is_static=yes
    echo "bootstrap: static, asks for no glibc and no library"
fi

# Runs a command in the folder as its root directory, with nothing else in it but /proc, which every Linux has.
namespaces=(--mount --pid --fork)
[[ $(id -u) -eq 0 ]] || namespaces+=(--map-root-user)
in_empty_root() {
    # shellcheck disable=SC2016 # the inner shell expands them
    env --ignore-environment PATH=/usr/sbin:/usr/bin:/sbin:/bin unshare "${namespaces[@]}" sh -c '
        mount -t proc proc "$1/proc" && shift && exec chroot "$@"' sh "$folder" "$folder" "$@"
}

# Started without the runtime's address, it says that it is for Lambda, and ends with 64.
expect_start() {
    local message code=0
    message=$("$@" 2>&1) || code=$?
    if [[ $code -eq 64 && $message == *AWS_LAMBDA_RUNTIME_API* ]]; then
        echo "bootstrap: starts${is_static:+ in an empty root directory}"
    else
        problem "it does not start (exit code $code): $message"
    fi
}

if [[ $architecture != "$machine" ]]; then
    echo "bootstrap: not started, since this machine is $machine"
elif [[ -z $is_static ]]; then
    expect_start env --ignore-environment LD_LIBRARY_PATH="$folder/lib" "$bootstrap" lambda
else
    mkdir "$folder/proc"
    if unshare "${namespaces[@]}" mount -t proc proc "$folder/proc" 2>/dev/null; then
        expect_start in_empty_root /bootstrap lambda
    else
        echo "bootstrap: this process may not make an empty root directory; started as it is"
        is_static=''
        expect_start env --ignore-environment "$bootstrap" lambda
    fi
fi

[[ $problems -eq 0 ]] || exit 1
echo "$file: $size bytes, $unpacked unpacked; provided.al2023 can start it"
