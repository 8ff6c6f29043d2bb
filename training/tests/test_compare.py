"""The page of all models."""

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="install onnx to count what a graph costs")

from earmark_train.__main__ import main
from earmark_train.inputs import inputs
from earmark_train.report.compare import PAGE, tables
from earmark_train.settings import read_settings

MODELS = Path(__file__).parents[2] / "models"


def published(models: Path, name: str, tests: list[tuple[str, float]], **more: object) -> None:
    """A real model's file under that name, with figures on these clips."""
    (models / name).mkdir(parents=True)
    shutil.copyfile(MODELS / "commands-small.onnx", models / f"{name}.onnx")
    said = {"name": name, "kind": "ds-cnn", "tests": [], "cost": {}}
    for clips, accuracy in tests:
        interval = [accuracy - 0.1, accuracy + 0.1]
        test = {"clips": clips, "count": 9, "labels": ["a", "b"], "accuracy": accuracy, "macroF1": accuracy}
        said["tests"].append({**test, "interval": interval, **more})
    (models / name / "figures.json").write_text(json.dumps(said))


def test_models_on_the_same_clips_share_a_table_and_the_best_is_first(tmp_path: Path) -> None:
    published(tmp_path, "alone", [("u", 0.9)])
    published(tmp_path, "good", [("t", 0.8)])
    published(tmp_path, "wide", [("v", 0.6), ("t", 0.85), ("w", 0.7)])
    found = [[(r.name, r.test["accuracy"]) for r in t.rows] for t in tables(tmp_path)]
    assert found == [[("wide", 0.85), ("good", 0.8)], [("alone", 0.9)], [("wide", 0.6)]]
    assert main(["compare", str(tmp_path)]) == 0
    assert (
        "| [wide](wide/REPORT.md) | ds-cnn | 85.0 % | 75.0 to 95.0 % | – | 0.850 | –" in (tmp_path / PAGE).read_text()
    )


def test_what_other_seeds_came_to_stands_beside_a_models_own_accuracy(tmp_path: Path) -> None:
    published(tmp_path, "seeded", [("t", 0.8)], seeds={"count": 3, "mean": 0.79, "deviation": 0.012})
    assert main(["compare", str(tmp_path)]) == 0
    assert "| 80.0 % | 70.0 to 90.0 % | 79.0 ± 1.2 % of 3 | 0.800 |" in (tmp_path / PAGE).read_text()


def test_what_a_published_model_came_to_is_an_input_of_the_report_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARMARK_DATA", str(MODELS))
    found = inputs("report", read_settings(MODELS.parent / "training" / "models" / "complex-cnn.toml"))
    assert [p.resolve() for p in found] == [MODELS / name / "figures.json" for name in ("simple-audio", "browser-cnn")]


def test_a_folder_without_models_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"earmark-train: models must hold a published model: models={tmp_path}\n"


@pytest.mark.parametrize("model", sorted(p.stem for p in MODELS.glob("*.onnx")))
def test_the_page_of_the_models_that_are_brought_has_what_their_cards_say(model: str) -> None:
    card = json.loads((MODELS / f"{model}.json").read_text())
    line = f"| [{model}]({model}/REPORT.md) |"
    rows = [row for row in (MODELS / PAGE).read_text().splitlines() if row.startswith(line)]
    said = [float(row.split(" | ")[2].removesuffix(" %")) for row in rows]
    assert any(abs(x - card["accuracy"][0]["value"] * 100) < 0.06 for x in said)
