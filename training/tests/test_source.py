"""What a stage's outcome depends on of the program itself."""

from pathlib import Path

import pytest

from earmark_train import source
from earmark_train.source import PACKAGE, digest_of_source, modules_of
from earmark_train.stages import STAGES

LEARNING = ("settings/learning.py", "augment.py", "features/spectrum.py", "networks/pyramid.py", "train/loop.py")
RULES = {
    "collect": ("truth.py", "settings/clips.py"),
    "split": ("collect/stage.py", "split/alike.py"),
    "train": LEARNING,
    "repeat": LEARNING,
    "export": ("golden.py", "augment.py", "scoring.py"),
    "report": ("stream/rule.py", "truth.py", "features/spectrum.py", "report/pictures.py"),
}


@pytest.mark.parametrize("stage", RULES)
def test_a_stage_is_made_of_what_it_imports_and_what_that_imports(stage: str) -> None:
    found = {file.relative_to(PACKAGE).as_posix() for file in modules_of(f"earmark_train.{stage}.stage")}
    assert set(RULES[stage]) <= found
    assert "few_shot.py" not in found and "__main__.py" not in found


def test_modules_are_followed_through_functions_packages_and_cycles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "made/__init__.py": "",
        "made/stage.py": "def made():\n    from bells.rung import loud\n",
        "rung/__init__.py": "import bells.made.stage\nimport os\n",
        "rung/loud.py": "from bells.rung import __name__ as name\n",
        "apart.py": "",
    }
    package = tmp_path / "bells"
    for name, text in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text)
    monkeypatch.setattr(source, "PACKAGE", package)
    monkeypatch.setattr(source, "NAME", "bells")
    found = [file.relative_to(package).as_posix() for file in modules_of("bells.made.stage")]
    assert found == ["made/__init__.py", "made/stage.py", "rung/__init__.py", "rung/loud.py"]
    before = digest_of_source("made")
    (package / "apart.py").write_text("changed = 1\n")
    assert digest_of_source("made") == before
    (package / "made" / "page.md.j2").write_text("# {{ name }}\n")
    after = digest_of_source("made")
    (package / "rung" / "loud.py").write_text("changed = 1\n")
    assert len({before, after, digest_of_source("made")}) == 3


def test_every_stage_has_a_module() -> None:
    assert all(modules_of(f"earmark_train.{stage.name}.stage") for stage in STAGES)
