"""One attempt to install nl_core_news_sm, with a limit of seconds: `python -m pipeline.extract.download`.

Nothing depends on it: the bundled model works without, and takes part beside it where it is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys

from pipeline.extract.model import BUNDLED_MODEL, GENERAL_MODEL, is_installed

_SECONDS = 60
_PATIENCE = {"PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "10", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def download() -> str:
    """Try to install the model; what happened and what it means, in a line."""
    if is_installed(GENERAL_MODEL):
        return f"{GENERAL_MODEL} is installed and takes part."
    command = [sys.executable, "-m", "spacy", "download", GENERAL_MODEL, "--quiet"]
    try:
        done = subprocess.run(
            command, timeout=_SECONDS, capture_output=True, check=False, env={**os.environ, **_PATIENCE}
        ).returncode
    except subprocess.TimeoutExpired:
        done = 1
    if done == 0:
        return f"{GENERAL_MODEL} was installed and takes part."
    return (
        f"{GENERAL_MODEL} could not be downloaded here; the bundled {BUNDLED_MODEL} works alone, nothing else changes."
    )


if __name__ == "__main__":
    print(download(), file=sys.stderr)
