#!/usr/bin/env python3
"""Holds the shipped models to real recordings of speakers that they were not trained on.

Takes the folder that has speech_commands/mini/<word>/*.flac, and checks:
- the accuracy of each model on the official test speakers, as `earmark score --truth folder` prints it;
- that Python (training/score_clips.py) gives the same scores to 1e-5;
- that the same files through a real broker (send, run, listen) give the same scores to 1e-5.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LEAST_ACCURACY = {"commands": 0.94, "simple-audio": 0.88}
TOLERANCE = 1e-5
MAX_CLIPS_PER_CLASS = 2**27 - 1
TEST_PERCENT = 10
VALIDATION_PERCENT = 10
BROKER_CLIPS = 80

Scores = dict[tuple[str, int], dict[str, float]]


def is_test_speaker(file: Path) -> bool:
    """Speech Commands' own rule: the hash of the name before _nohash_ decides."""
    speaker = re.sub(r"_nohash_.*$", "", file.stem)
    digest = int(hashlib.sha1(speaker.encode()).hexdigest(), 16)
    percent = (digest % (MAX_CLIPS_PER_CLASS + 1)) * (100.0 / MAX_CLIPS_PER_CLASS)
    return VALIDATION_PERCENT <= percent < VALIDATION_PERCENT + TEST_PERCENT


def json_lines(command: list[str]) -> list[dict[str, object]]:
    """Runs a command that prints one JSON object a line."""
    print("$", " ".join(command[:6]), "...", flush=True)
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def by_window(lines: list[dict[str, object]]) -> Scores:
    """The scores of each window of each file."""
    return {
        (Path(x["file"]).name + Path(x["file"]).parent.name, x["startSample"]): x["scores"]
        for x in lines
        if "startSample" in x
    }


def largest_difference(a: Scores, b: Scores) -> float:
    """Over all windows and labels; both must hold the same windows."""
    if a.keys() != b.keys():
        sys.exit(f"the windows must be the same: {len(a)} and {len(b)}, in one only: {sorted(a.keys() ^ b.keys())[:3]}")
    return max(abs(a[w][label] - b[w][label]) for w in a for label in a[w])


def check(what: str, holds: bool) -> None:
    """Prints the line, and ends the run if it does not hold."""
    print(("ok    " if holds else "FAILED ") + what, flush=True)
    if not holds:
        sys.exit(1)


def hold_accuracy_and_scores(model: str, clips: Path) -> None:
    """Files against the least accuracy, and against Python."""
    ours = json_lines(["./earmark", "score", str(clips), "--model", model, "--truth", "folder", "--json"])
    accuracy = ours[-1]["accuracy"]
    least = LEAST_ACCURACY[model]
    check(
        f"{model}: accuracy {accuracy:.4f} of {ours[-1]['windows']} windows of test speakers, at least {least}",
        accuracy >= least,
    )
    theirs = json_lines([sys.executable, "training/score_clips.py", f"models/{model}.onnx", str(clips)])
    difference = largest_difference(by_window(ours), by_window(theirs))
    check(f"{model}: scores equal Python's to {difference:.1e}, at most {TOLERANCE}", difference <= TOLERANCE)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copies(files: list[Path], folder: Path) -> Path:
    """The files alone, each in the folder of its word."""
    for file in files:
        (folder / file.parent.name).mkdir(exist_ok=True)
        shutil.copy(file, folder / file.parent.name)
    return folder


def hold_broker_scores(model: str, test: list[Path]) -> None:
    """The same files from disk, and sent to a real broker and listened to."""
    with tempfile.TemporaryDirectory() as folder:
        clips = Path(folder) / "clips"
        clips.mkdir()
        for file in test[:: len(test) // BROKER_CLIPS]:
            shutil.copy(file, clips / f"{file.parent.name}-{file.name}")
        wanted = json_lines(["./earmark", "score", str(clips), "--model", model, "--json"])[:-1]
        heard = through_broker(model, clips, len(wanted), Path(folder) / "data")
    files = {(Path(x["file"]).stem, x["startSample"]): x["scores"] for x in wanted}
    records = {(x["device"], x["startSample"]): {y["label"]: y["score"] for y in x["scores"]} for x in heard}
    difference = largest_difference(files, records)
    check(
        f"{model}: {len(files)} windows through a broker equal those from files to {difference:.1e}",
        difference <= TOLERANCE,
    )


def through_broker(model: str, clips: Path, windows: int, data: Path) -> list[dict[str, object]]:
    """Runs the topology, sends the clips (each as the device of its name) and reads all predictions."""
    broker, registry = free_port(), free_port()
    addresses = [
        "--set",
        f"bootstrap.servers=127.0.0.1:{broker}",
        "--set",
        f"schema.registry.url=http://127.0.0.1:{registry}",
    ]
    ports = ["--broker-port", str(broker), "--registry-port", str(registry), "--data", str(data)]
    log = data.with_name("run.log")
    with log.open("wb") as out:
        running = subprocess.Popen(["./earmark", "run", "--embedded", "--model", model, *ports], stderr=out)
    try:
        while "ready" not in (said := log.read_text(encoding="utf-8")):
            if running.poll() is not None:
                sys.exit(f"earmark run must become ready: {said}")
            time.sleep(0.2)
        subprocess.run(
            ["./earmark", "send", str(clips), "--speed", "0", *addresses], check=True, stdout=subprocess.DEVNULL
        )
        return json_lines(
            ["./earmark", "listen", "predictions", "--from-beginning", "--json", "--max", str(windows), *addresses]
        )
    finally:
        running.terminate()
        running.wait(60)


def main(data: Path) -> None:
    """Checks each shipped model."""
    mini = data / "speech_commands" / "mini"
    test = sorted(f for f in mini.glob("*/*.flac") if is_test_speaker(f))
    with tempfile.TemporaryDirectory() as folder:
        clips = copies(test, Path(folder))
        for model in LEAST_ACCURACY:
            hold_accuracy_and_scores(model, clips)
            hold_broker_scores(model, test)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
