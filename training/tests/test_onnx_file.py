"""A model's card is written anew, and nothing else of the file is."""

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="install onnx to write model files")

import onnx

from earmark_train.card import PROPERTY
from earmark_train.export.onnx_file import write, write_card
from earmark_train.scoring import Scorer

MODEL = Path(__file__).parents[2] / "models" / "simple-audio.onnx"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(MODEL, tmp_path / "a.onnx"))


def test_a_card_that_is_written_again_leaves_every_byte_as_it_was(model: Path) -> None:
    write_card(model, Scorer(model).card)
    assert model.read_bytes() == MODEL.read_bytes()
    assert model.with_suffix(".json").read_bytes() == MODEL.with_suffix(".json").read_bytes()


@pytest.mark.parametrize("writing", ["write", "write_card"])
def test_another_card_takes_the_place_of_the_old_one_and_of_nothing_else(model: Path, writing: str) -> None:
    proto, card = onnx.load(model), Scorer(model).card
    graph = proto.graph.SerializeToString()
    proto.metadata_props.add(key="author", value="somebody")
    onnx.save(proto, model)
    card.threshold = 0.5
    write(proto, card, model) if writing == "write" else write_card(model, card)
    said = {p.key: p.value for p in onnx.load(model).metadata_props}
    assert (sorted(said), said["author"]) == (["author", PROPERTY], "somebody")
    assert json.loads(said[PROPERTY])["threshold"] == 0.5
    assert onnx.load(model).graph.SerializeToString() == graph


def test_a_graph_of_more_outputs_than_its_card_tells_of_is_refused(model: Path) -> None:
    proto, card = onnx.load(model), Scorer(model).card
    proto.graph.output.append(proto.graph.output[0])
    with pytest.raises(ValueError, match="graph must have one input and outputs=1: inputs=1, outputs=2"):
        write(proto, card, model)
