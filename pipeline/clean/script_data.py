"""The data in the scripts of a page: JSON, assignments of object literals, and the two forms that Nuxt writes."""

from __future__ import annotations

import json
import re
from typing import Any

_ASSIGNED = re.compile(r"(?:window\.|self\.|var\s+)?\w*[\w.]*\s*=\s*(?=[{\[])")
_CALLED = re.compile(r"=\s*\(?\s*function\s*\(([\w$,\s]{0,20000})\)\s*\{\s*return\s*(?=[{\[])")
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[A-Za-z_$][\w$]*|-?\.?\d[\d.]*(?:e[+-]?\d+)?|!\s*[01]|\S', re.DOTALL
)
_WRAPPERS = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "Set"})
_DEEPEST = 60
_MOST_TOKENS = 400_000


def script_data(script: str) -> Any:
    """The value that a script holds or assigns; None where there is none that can be read."""
    script = script.strip()
    if called := _CALLED.search(script[:30_000]):
        return _result_of_call(script[called.end() :], [name.strip() for name in called[1].split(",")])
    start = 0 if script[:1] in "{[" else next((m.end() for m in _ASSIGNED.finditer(script[:2000])), -1)
    if start < 0:
        return None
    try:
        value = json.JSONDecoder(strict=False).raw_decode(script, start)[0]
    except (ValueError, RecursionError):
        return _result_of_call(script[start:], [])
    return _unflattened(value) if _is_flattened(value) else value


def _result_of_call(script: str, names: list[str]) -> Any:
    """The value of `{...}}(arguments)`: an object literal in which the named parameters stand for the arguments."""
    tokens = [match[0] for match, _ in zip(_TOKEN.finditer(script), range(_MOST_TOKENS), strict=False)]
    end = _closing(tokens, 0)
    opened = next((at for at in range(end, min(end + 4, len(tokens))) if tokens[at] == "("), None)
    arguments: list[Any] = []
    if opened is not None:
        values = _as_json(["[", *tokens[opened + 1 : _closing(tokens, opened) - 1], "]"], {})
        arguments = values if isinstance(values, list) else []
    return _as_json(tokens[:end], dict(zip(names, map(json.dumps, arguments), strict=False)))


def _closing(tokens: list[str], start: int) -> int:
    """The place behind the bracket that closes the one at `start`."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += (tokens[at] in "{[(") - (tokens[at] in "}])")
        if depth <= 0:
            return at + 1
    return len(tokens)


def _as_json(tokens: list[str], names: dict[str, str]) -> Any:
    written: list[str] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in "}]" and written and written[-1] == ",":
            written.pop()
        if token == "void" or (at and tokens[at - 1] == "void"):
            written += ["null"] if token != "void" else []
        elif token[0] in "\"'":
            written.append(_quoted(token))
        elif following == ":" and (token[0].isalnum() or token[0] in "_$"):
            written.append(f'"{token}"')
        elif token[0].isalpha() or token[0] in "_$":
            written.append(token if token in ("true", "false", "null") else names.get(token, "null"))
        elif token[0] == "!":
            written.append("true" if token[-1] == "0" else "false")
        else:
            written.append(f"0{token}" if token[0] == "." and len(token) > 1 else token)
    try:
        return json.loads("".join(written), strict=False)
    except (ValueError, RecursionError):
        return None


def _quoted(token: str) -> str:
    """A string of JavaScript as one of JSON."""
    inner = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", token[1:-1]).replace("\\'", "'")
    return f'"{inner}"' if token[0] == '"' else '"' + re.sub(r'(?<!\\)"', r"\"", inner) + '"'


def _is_flattened(value: Any) -> bool:
    """Whether a list is one of those in which every value stands once and is referred to by its index."""
    if not isinstance(value, list) or len(value) < 3 or not isinstance(value[0], list | dict):
        return False
    first = value[0].values() if isinstance(value[0], dict) else value[0][1:]
    return all(type(index) is int for index in first) and any(isinstance(item, str) for item in value)


def _unflattened(flat: list[Any]) -> Any:
    """The value behind a list of values that refer to one another by index."""
    known: dict[int, Any] = {}

    def at(index: Any, depth: int) -> Any:
        if type(index) is not int or not 0 <= index < len(flat) or depth > _DEEPEST:
            return None
        if index in known:
            return known[index]
        known[index] = None  # what refers to itself ends here
        value = flat[index]
        if isinstance(value, dict):
            value = {key: at(item, depth + 1) for key, item in value.items()}
        elif isinstance(value, list):
            if value and isinstance(value[0], str):
                value = at(value[1], depth + 1) if value[0] in _WRAPPERS and len(value) > 1 else value[1:2]
            else:
                value = [at(item, depth + 1) for item in value]
        known[index] = value
        return value

    return at(0, 0)
