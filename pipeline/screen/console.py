"""The two streams of a terminal."""

from rich.console import Console

messages = Console(stderr=True, highlight=False)
results = Console(highlight=False)
