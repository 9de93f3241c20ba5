"""A Dockerfile, read and checked by those of hadolint's rules that matter here, and by a few of this project's own."""

import re


def instructions(text):
    """(instruction, arguments, rules ignored) of a Dockerfile, in their order."""
    found, ignored, line = [], set(), ""
    for raw in text.splitlines():
        stripped = raw.strip()
        if not line and (not stripped or stripped.startswith("#")):
            mark = re.match(r"#\s*hadolint ignore=([\w,]+)", stripped)
            if mark:
                ignored = set(mark.group(1).split(","))
            continue
        line += " " + stripped
        if line.endswith("\\"):
            line = line[:-1]
            continue
        word, _, rest = line.strip().partition(" ")
        found.append((word.upper(), rest.strip(), ignored))
        line, ignored = "", set()
    return found


def problems(text):
    """What hadolint would say, as RULE: what; an empty list for a good file."""
    found = []
    parts = instructions(text)
    stages = [index for index, part in enumerate(parts) if part[0] == "FROM"]
    names = {match.group(1) for part in parts if (match := re.search(r"(?i) as (\S+)$", part[1])) and part[0] == "FROM"}

    def report(rule, what, ignored=frozenset()):
        if rule not in ignored:
            found.append(f"{rule}: {what}")

    for word, rest, ignored in parts:
        if word == "FROM":
            image = rest.split()[0]
            if image not in names and ":" not in image and "@" not in image:
                report("DL3006", f"{image} has no tag", ignored)
            if image.endswith(":latest"):
                report("DL3007", f"{image} moves", ignored)
        if word in ("WORKDIR",) and not rest.startswith("/"):
            report("DL3000", f"{rest} is relative", ignored)
        if word == "RUN":
            if re.search(r"\bsudo\b", rest):
                report("DL3004", "sudo", ignored)
            if re.search(r"\bcd\b", rest):
                report("DL3003", "cd instead of WORKDIR", ignored)
            if "apt-get install" in rest:
                if not re.search(r"--yes|-y\b", rest):
                    report("DL3014", "apt-get asks", ignored)
                if "--no-install-recommends" not in rest:
                    report("DL3015", "apt-get brings what it only recommends", ignored)
                if "rm -rf /var/lib/apt/lists/*" not in rest:
                    report("DL3009", "package lists stay in the layer", ignored)
                packages = re.search(r"apt-get install(.*?)(?:&&|$)", rest).group(1).split()
                if any("=" not in package for package in packages if not package.startswith("-")):
                    report("DL3008", "versions are not pinned", ignored)
            if re.search(r"\bapt\b(?!-)", rest.replace("/apt/", "")):
                report("DL3027", "apt is for people", ignored)
            if "|" in rest.replace("||", "") and not any(p[0] == "SHELL" and "pipefail" in p[1] for p in parts):
                report("DL4006", "a pipe without pipefail", ignored)
        if word == "ADD" and not re.search(r"https?://|\.tar", rest):
            report("DL3020", "ADD instead of COPY", ignored)
        if word in ("CMD", "ENTRYPOINT") and not rest.startswith("["):
            report("DL3025", f"{word} through a shell", ignored)
        if word == "MAINTAINER":
            report("DL4000", "MAINTAINER is deprecated", ignored)

    last = parts[stages[-1] :] if stages else []
    users = [rest for word, rest, _ in last if word == "USER"]
    if not users or users[-1].split(":")[0] in ("root", "0"):
        report("DL3002", "the last user is root")
    for word, rule in {"CMD": "DL4003", "ENTRYPOINT": "DL4004", "HEALTHCHECK": "DL3012"}.items():
        if sum(part[0] == word for part in last) > 1:
            report(rule, f"more than one {word}")
    if len(stages) < 2:
        report("OWN001", "the compiler stays in the image")
    if not any(word == "HEALTHCHECK" for word, _, _ in last):
        report("OWN002", "no health check")
    if any(word == "VOLUME" for word, _, _ in last):
        report("OWN003", "a volume that nobody asked for")
    return found
