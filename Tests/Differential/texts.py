"""Documents as tokens: laid out anew, mutated, made smaller."""

import re

TOKEN = re.compile(
    r'"""(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[A-Za-z_]\w*'
    r"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|#[^\n\r]*|\S")
WORD = re.compile(r"\w")
PUNCTUATION = ["{", "}", "(", ")", "[", "]", "!", "$", ":", "=", "@", "|", "&", "...", "?", ";", "."]
VALUES = ["null", "1", "-1", "2147483648", "1.5", "1e400", '"x"', '""', "true", "RED", "[]", "{}", "[null]", "$v", "$x",
          "00", "1a", '"', '"\\x"', '"\\uD800"', '"""', "0.", "-"]
SPACES = [" ", " ", "\n", "\n  ", ", ", "\r\n", "\r", "\t", " # \U0001F600 note\n", ",,"]


def tokens(text):
    return [token for token in TOKEN.findall(text) if token[0] != "#"]


def layout(parts, random=None):
    """The tokens as a text, with blanks, line ends of every kind and comments between them."""
    text = []
    for index, part in enumerate(parts):
        if index:
            needed = WORD.match(part[0]) or part[0] in '"-.' or WORD.match(parts[index - 1][-1]) or parts[index - 1][-1] == '"'
            if random and (random.random() < 0.25):
                text.append(random.choice(SPACES))
            elif needed or not random or random.random() < 0.5:
                text.append(" ")
        text.append(part)
    return "".join(text)


def mutate(parts, random):
    """One or two small changes."""
    parts = list(parts)
    names = [p for p in parts if p[0].isalpha() or p[0] == "_"] or ["x"]
    for _ in range(random.randint(1, 2)):
        if not parts:
            return ["{"]
        at = random.randrange(len(parts))
        kind = random.randrange(9)
        if kind == 0:
            del parts[at]
        elif kind == 1:
            parts.insert(at, parts[at])
        elif kind in (2, 3):
            named = [i for i, p in enumerate(parts) if p[0].isalpha()]
            if named:
                parts[random.choice(named)] = random.choice(names)
        elif kind == 4:
            parts.insert(at, random.choice(PUNCTUATION))
        elif kind == 5:
            values = [i for i in range(1, len(parts)) if parts[i - 1] in (":", "=", "[")] or [at]
            parts[random.choice(values)] = random.choice(VALUES)
        elif kind == 6:
            start, end = group(parts, at)
            del parts[start:end]
        elif kind == 7:
            start, end = group(parts, at)
            parts[end:end] = parts[start:end]
        else:
            other = random.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
    return parts


def group(parts, at):
    """The bracketed group that opens at or after a place, or one token."""
    pairs = {"{": "}", "(": ")", "[": "]"}
    for start in range(at, min(at + 8, len(parts))):
        if parts[start] in pairs:
            depth = 0
            for end in range(start, len(parts)):
                depth += (parts[end] in pairs) - (parts[end] in pairs.values())
                if depth == 0:
                    return start, end + 1
    return at, at + 1


def smaller(parts, still_differs, attempts=400):
    """Fewer tokens for which `still_differs` holds."""
    size = len(parts) // 2
    while size and attempts:
        at = 0
        while at < len(parts) and attempts:
            attempts -= 1
            candidate = parts[:at] + parts[at + size:]
            if candidate and still_differs(candidate):
                parts = candidate
            else:
                at += size
        size //= 2
    return parts
