"""PDFs are read in a process of their own, with bounds on its memory and its time.

The library that reads them is C++: a page of some kilobytes can ask it for gigabytes, and what it cannot get ends the
process that it runs in. One such process serves its parent until a document ends it; the next document starts another.
"""

from __future__ import annotations

import contextlib
import dataclasses
import faulthandler
import json
import os
import signal
import subprocess
import sys
import threading
import weakref
from functools import cache
from importlib.util import find_spec
from typing import IO, Any

from pipeline.clean.draft import Block, Draft
from pipeline.record import Statement, Unusable
from pipeline.settings import Settings

_OUT_OF_MEMORY = frozenset({"SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL"})  # how a library ends that gets none


def read_pdf_confined(content: bytes, settings: Settings) -> Draft:
    """What `read_pdf` gives. Raises Unusable, also where the document takes too much memory or time."""
    if find_spec("pypdfium2") is None:
        raise Unusable("missing_extra", "reading PDF needs the extra `pdf` (pip install 'dutch-press-pipeline[pdf]')")
    return _reader(os.getpid()).read(content, settings)


@cache
def _reader(pid: int) -> _Reader:
    """The reader of this process; a forked copy of it gets one of its own."""
    return _Reader()


class _Reader:
    """A process that reads one document after the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes, settings: Settings) -> Draft:
        with self._lock:
            is_fresh = self._process is None
            try:
                answer = self._ask(content, settings)
            except Unusable as error:
                if is_fresh or error.reason != "memory":
                    raise
                answer = self._ask(content, settings)  # what earlier documents left behind may have been too much
        if "reason" in answer:
            raise Unusable(answer["reason"], answer["message"], answer["outcome"])
        blocks = tuple(Block(text, kind) for text, kind in answer["blocks"])
        return Draft(blocks, Statement(title=answer["title"]), is_document=True)

    def _ask(self, content: bytes, settings: Settings) -> dict[str, Any]:
        """The answer of the process. Raises Unusable where the document ends it."""
        if self._process is None:
            self._process = _start()
            weakref.finalize(self, _end, self._process)
        answer = _answer(self._process, content, settings)
        if answer is None:
            code = _end(self._process)
            self._process = None
            raise _death(code, settings)
        return answer


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "pipeline.clean.confined"]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        command, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _answer(process: subprocess.Popen[bytes], content: bytes, settings: Settings) -> dict[str, Any] | None:
    """The answer of the process; None where it ended instead."""
    assert process.stdin is not None
    assert process.stdout is not None
    head = {"bytes": len(content), "settings": dataclasses.asdict(settings)}
    try:
        process.stdin.write(json.dumps(head).encode() + b"\n" + content)
        process.stdin.flush()
        line = process.stdout.readline()
    except OSError:
        return None
    return json.loads(line) if line.endswith(b"\n") else None


def _end(process: subprocess.Popen[bytes]) -> int:
    """Let the process end and give its exit code."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    return process.wait()


def _death(code: int, settings: Settings) -> Unusable:
    """Why the process ended: 1 is the exit code of its clock."""
    if code == 1:
        return Unusable("timeout", f"a PDF that takes longer than {settings.seconds_per_source:g} seconds to read")
    if code < 0 and signal.Signals(-code).name in _OUT_OF_MEMORY:
        return Unusable("memory", f"a PDF that takes more than {settings.max_reader_bytes // 2**20} MB to read")
    return Unusable("crash", f"a PDF that ends its reader (exit code {code})")


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    from pipeline.clean.pdf import read_pdf

    while line := requests.readline():
        head = json.loads(line)
        settings = Settings(**head["settings"])
        content = requests.read(head["bytes"])
        _bind_memory(settings.max_reader_bytes)
        faulthandler.dump_traceback_later(settings.seconds_per_source, exit=True)
        try:
            draft = read_pdf(content, settings)
            answer = {"title": draft.stated.title, "blocks": [(block.text, block.kind) for block in draft.blocks]}
        except Unusable as error:
            answer = {"reason": error.reason, "message": str(error), "outcome": error.outcome}
        except MemoryError:
            message = f"a PDF that takes more than {settings.max_reader_bytes // 2**20} MB to read"
            answer = {"reason": "memory", "message": message, "outcome": "failed"}
        except Exception as error:  # a foreign reader may fail in any way on hostile bytes
            message = f"{type(error).__name__}: {error}"[:500]
            answer = {"reason": "unreadable", "message": message, "outcome": "failed"}
        faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _bind_memory(most: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # Windows has no such bound
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
