"""Where a training lies and what it is called, by the name of what it is made of."""

from pathlib import Path

import pytest

from earmark_train.__main__ import _parser, main, settings_of, work_of


def test_the_work_folder_lies_beside_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("f.v1", "f.v1/in", "sounds"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "f.v1")
    assert work_of(tmp_path / "f.v1") == tmp_path / "f.v1-model"
    assert work_of(tmp_path / "kitchen.toml") == tmp_path / "kitchen-model"
    assert work_of(Path("in")) == Path("in-model")
    assert work_of(Path(".")) == tmp_path / "f.v1-model"
    assert work_of(Path("..")) == tmp_path.with_name(tmp_path.name + "-model")
    with pytest.raises(ValueError, match="--out must be said where the source has no name: source=/"):
        work_of(Path("/"))


def test_a_folder_s_name_that_is_none_for_a_model_is_told_with_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my sounds"
    folder.mkdir()
    assert main([str(folder)]) == 2
    said = capsys.readouterr().err
    assert "name: String should match pattern" in said and said.endswith(
        ": name='my sounds'; say another with --name\n"
    )
    assert settings_of(_parser().parse_args([str(folder), "--name", "sounds"])).name == "sounds"
    assert main([str(folder), "--name", "a b"]) == 2
    assert capsys.readouterr().err.endswith(": name='a b'\n")
