#!/usr/bin/env python3
"""Runs the shell blocks of a page in order, each as the comment above it says.

<!-- ci: run -->                    it must exit 0
<!-- ci: run in N s -->             likewise, within N seconds
<!-- ci: background until TEXT -->  it is started, and the page goes on when it has printed TEXT
<!-- ci: elsewhere FILE -->         FILE (of CI) holds every line of it
<!-- ci: needs TOOL run -->         as "run"; skipped with one line where TOOL is absent

A block without such a comment is an error, so a command cannot be on the page without being run.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- ci: (?P<how>.+?) -->\n)?```sh\n(?P<script>.*?)```", re.S)
DEFAULT_LIMIT_S = 300


def main(page: Path) -> None:
    """Runs the page's blocks; ends what they started."""
    running: list[subprocess.Popen[bytes]] = []
    try:
        for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
            run_block(block["how"], block["script"], running)
    finally:
        for process in running:
            end(process)


def run_block(how: str | None, script: str, running: list[subprocess.Popen[bytes]]) -> None:
    """Runs one block as its comment says."""
    if how is None:
        sys.exit(f"this block has no <!-- ci: --> comment:\n{script}")
    if how.startswith("elsewhere "):
        check_elsewhere(Path(how.removeprefix("elsewhere ")), script)
    elif how.startswith("background until "):
        start(script, how.removeprefix("background until "), running)
    elif needed := re.fullmatch(r"needs (\S+) run", how):
        if shutil.which(needed[1]):
            run(script, DEFAULT_LIMIT_S)
        else:
            print(f"skipped: install {needed[1]}")
    elif within := re.fullmatch(r"run(?: in (\d+) s)?", how):
        run(script, int(within[1] or DEFAULT_LIMIT_S))
    else:
        sys.exit(f"unknown: ci: {how}")


def run(script: str, limit_s: int) -> None:
    """Runs the block to its end."""
    print(f"$ {script.strip()}", flush=True)
    done = subprocess.run(["bash", "-eu", "-c", script], timeout=limit_s, check=False)
    if done.returncode != 0:
        sys.exit(f"exit code must be 0: exit code={done.returncode}, command={script.strip()}")


def check_elsewhere(file: Path, script: str) -> None:
    """Holds that another script of CI contains each line of the block."""
    text = file.read_text(encoding="utf-8")
    for line in filter(None, map(str.strip, script.splitlines())):
        if line not in text:
            sys.exit(f"{file} must run this line: {line}")


def start(script: str, until: str, running: list[subprocess.Popen[bytes]]) -> None:
    """Starts the block in a process group of its own and waits for its word."""
    print(f"$ {script.strip()} &", flush=True)
    log = Path(tempfile.mkstemp(suffix=".log")[1])
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["bash", "-eu", "-c", script], stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    running.append(process)
    deadline = time.monotonic() + DEFAULT_LIMIT_S
    while until not in log.read_text(encoding="utf-8", errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"it must print {until!r}: {log.read_text(errors='replace')}")
        time.sleep(0.2)


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks the block's processes to stop, and makes them after a while."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
