"""Two trainings in one work folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="work folders are not locked on Windows")

from earmark_train.lock import alone_in

OTHER = """
import pathlib, sys, time
from earmark_train.lock import alone_in
with alone_in(pathlib.Path(sys.argv[1])):
    print("in", flush=True)
    time.sleep(600)
"""


def test_another_training_is_kept_out_until_the_first_has_ended_even_if_it_was_killed(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", OTHER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout and other.stdout.readline() == "in\n"
    said = f"work folder must be free: work={tmp_path}, process {other.pid} trains in it"
    with pytest.raises(ValueError, match=said), alone_in(tmp_path):
        pass
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    with alone_in(tmp_path):
        assert (tmp_path / "training.lock").read_text() == str(os.getpid())
