from pathlib import Path

import pytest

from earmark_train.settings import SettingsError, checked, read_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "earmark-train.toml"
    path.write_text(text)
    return path


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "a"\naugment = false\n[collect]\nfolders = ["clips"]\nnoise = "/noise"\n')
    settings = read_settings(path)
    assert settings.collect.folders == [tmp_path / "clips"]
    assert settings.collect.noise == Path("/noise")
    assert settings.augment is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "a b"\n[collect]\nfolders=["c"]', "name: String should match pattern"),
        ('name = "a"\n[collect]', "collect: Value error, one of folders, tables and tracks must name something"),
        ('name = "a"\n[collect]\nfolders=["c"]\nrate=1', "collect.rate: Extra inputs are not permitted: rate=1"),
        ('name = "a"\n[collect]\nfolders=["c"]\n[train]\nepochs=0', "train.epochs: Input should be greater than 0"),
        ('name = "a"\n[collect]\nfolders=["c"]\n[model]\nkind="vgg"', "model.kind: Input should be 'simple-audio'"),
        (
            'name = "a"\n[collect]\nfolders=["c"]\n[split]\npattern="a_[0-9]"',
            "split.pattern: Value error, must have a group",
        ),
        (
            'name = "a"\n[collect]\nfolders=["c"]\n[split]\npattern="(a"',
            "split.pattern: Value error, must be a regular",
        ),
        (
            'name = "a"\n[collect]\nfolders=["c"]\nlabels=["yes"]\n[train.repeats]\nyse=3',
            "train.repeats must name labels of collect.labels: train.repeats=['yse']",
        ),
        ("name = ", "must be TOML"),
    ],
)
def test_says_which_field_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as e:
        read_settings(written(tmp_path, text))
    assert said in str(e.value)


@pytest.mark.parametrize("name", ["rate", "batch", "averaged", "taught"])
def test_a_name_that_a_setting_no_longer_has_is_refused(name: str) -> None:
    with pytest.raises(SettingsError) as e:
        checked({"name": "a", "collect": {"folders": ["c"]}, "train": {name: 0.5}}, "test")
    assert str(e.value) == f"test: train.{name}: Extra inputs are not permitted: {name}=0.5"


def test_the_settings_of_every_model_that_is_shipped_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARMARK_DATA", "/data")
    files = sorted((Path(__file__).parents[1] / "models").glob("*.toml"))
    read = {f.stem: read_settings(f) for f in files}
    assert {name: s.name for name, s in read.items()} == {name: name for name in read}
    assert all(str(f).startswith("/data/") for s in read.values() for f in s.collect.folders)
