"""Where a finished training's files go."""

from pathlib import Path

import pytest

from earmark_train.__main__ import main
from earmark_train.publish import publish

PAGE = "<html><svg>shares</svg><table>names</table>"


def finished(work: Path, name: str) -> Path:
    for folder in ("export", "report"):
        (work / folder).mkdir(parents=True)
    for folder, kind in (("export", ""), ("export", "-int8"), ("report", "")):
        for suffix in (".onnx", ".json"):
            (work / folder / f"{name}{kind}{suffix}").write_text(f"{work.name} {folder}{suffix}")
    (work / "report/figures.json").write_text("{}")
    (work / "report/REPORT.md").write_text(f"# {name}\n")
    (work / "report/report.html").write_text(
        PAGE + '<figure class="sounds">\n<svg>recordings</svg>\n</figure>\n</html>'
    )
    return work


def test_the_measured_model_and_its_reports_are_copied_under_the_model_s_name(tmp_path: Path) -> None:
    out = publish(finished(tmp_path / "work", "bells"), tmp_path / "models")
    made = sorted(p.relative_to(tmp_path / "models").as_posix() for p in (tmp_path / "models").rglob("*.*"))
    assert made == ["bells.json", "bells.onnx", "bells/REPORT.md", "bells/figures.json", "bells/report.html"]
    assert (tmp_path / "models/bells.onnx").read_text() == "work report.onnx"
    assert (out / "REPORT.md").read_text() == "# bells\n"
    assert (out / "report.html").read_text() == PAGE + "</html>"


def test_ablations_are_published_where_some_were_made(tmp_path: Path) -> None:
    work = finished(tmp_path / "work", "bells")
    (work / "repeat").mkdir()
    for rows, there in (("", False), ("nothing,1,6,0.9\n", True)):
        (work / "repeat" / "ablations.csv").write_text(f"without,seed,epochs,accuracy\n{rows}")
        assert (publish(work, tmp_path / "models") / "ablations.csv").exists() == there


def test_of_folds_the_last_is_published_and_its_report_tells_of_all(tmp_path: Path) -> None:
    for k in (2, 10):
        finished(tmp_path / f"work/fold-{k}", "bells")
    (tmp_path / "work/FOLDS.md").write_text("| a table |\n")
    out = publish(tmp_path / "work", tmp_path / "models")
    assert (tmp_path / "models/bells.json").read_text() == "fold-10 report.json"
    assert (out / "REPORT.md").read_text() == "# bells\n\n## Each fold held out\n\n| a table |\n"


def test_a_training_that_was_not_measured_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "work/export").mkdir(parents=True)
    assert main(["publish", str(tmp_path / "work"), str(tmp_path / "models")]) == 2
    said = f"earmark-train: work must hold one measured model: work={tmp_path / 'work'}, models=0\n"
    assert capsys.readouterr().err == said
