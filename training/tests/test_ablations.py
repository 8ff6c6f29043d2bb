"""What each part of the training brings, of all published models."""

from pathlib import Path

from earmark_train.report.ablations import compare_ablations

HEAD = "without,seed,epochs,accuracy\n"
BELLS = "nothing,1,6,0.90\nnothing,2,6,0.91\nroom,1,6,0.80\nroom,2,6,0.81\nnoise,1,6,0.90\nnoise,2,6,0.90\n"
GONGS = "nothing,1,3,0.50\nnothing,2,3,0.50\nmasks,1,3,0.60\nmasks,2,3,0.64\n"


def published(models: Path, name: str, rows: str) -> None:
    (models / name).mkdir()
    (models / name / "ablations.csv").write_text(HEAD + rows)


def test_models_stand_side_by_side_and_what_is_more_than_noise_is_bold(tmp_path: Path) -> None:
    published(tmp_path, "gongs", GONGS)
    published(tmp_path, "bells", BELLS)
    found = compare_ablations(tmp_path)
    assert found == tmp_path / "ABLATIONS.md"
    assert "Of the 3 figures about one in twenty would be bold by chance alone." in found.read_text()
    table = [line for line in found.read_text().splitlines() if line.startswith("|")]
    assert table == [
        "| left out | bells | gongs |",
        "|---|---|---|",
        "| nothing | 90.5 % | 50.0 % |",
        "| `room` | **-10.0** | – |",
        "| `noise` | -0.5 | – |",
        "| `masks` | – | **+12.0** |",
        "| *noise* | ± 0.6 | ± 2.0 |",
        "| *epochs, seeds* | 6, 2 | 3, 2 |",
    ]


def test_without_any_there_is_no_page(tmp_path: Path) -> None:
    assert compare_ablations(tmp_path) is None
    assert not (tmp_path / "ABLATIONS.md").exists()
