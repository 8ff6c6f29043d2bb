from dataclasses import replace

import pytest

from earmark_train.collect.clips import Clip
from earmark_train.settings import Split
from earmark_train.split.groups import assigned, fold_of, group_of, rule_of
from earmark_train.split.speech_commands import speaker_of, split_of
from earmark_train.split.stage import check


def clips(speakers: int, each: int = 4) -> list[Clip]:
    return [Clip(f"yes/{s:08x}_nohash_{k}.wav", "yes", "", 0, 1, "") for s in range(speakers) for k in range(each)]


OFFICIAL_TEST_SPEAKERS = [
    "bb05582b",
    "97f4c236",
    "f2e59fea",
    "c7124b73",
    "893705bb",
    "0c40e715",
    "563aa4e6",
    "a591c2ea",
]
"""Some that the data set's own testing_list.txt (v0.02) names."""


@pytest.mark.parametrize("speaker", OFFICIAL_TEST_SPEAKERS)
def test_the_hash_is_speech_commands_own(speaker: str) -> None:
    assert split_of(f"right/{speaker}_nohash_3.wav") == "testing"


def test_all_takes_of_a_speaker_share_a_split() -> None:
    for speaker in range(200):
        assert len({split_of(f"{speaker:08x}_nohash_{take}.flac") for take in range(5)}) == 1


def test_the_hash_s_shares_are_about_eighty_ten_and_ten() -> None:
    splits = [split_of(c.name) for c in clips(5000, 1)]
    assert splits.count("training") / 5000 == pytest.approx(0.8, abs=0.02)
    assert splits.count("testing") / 5000 == pytest.approx(0.1, abs=0.02)


@pytest.mark.parametrize("by", ["speech-commands", "pattern"])
def test_no_speaker_is_in_two_splits(by: str) -> None:
    rows, split = clips(200), Split(by=by, pattern="([0-9a-f]{8})_nohash")
    split_of_group = assigned(rows, split)
    of_speaker: dict[str, set[str]] = {}
    for c in rows:
        of_speaker.setdefault(speaker_of(c.name), set()).add(split_of_group[group_of(c, split)])
    assert all(len(found) == 1 for found in of_speaker.values())
    assert set(split_of_group.values()) == {"training", "validation", "testing"}


def test_a_pattern_s_shares_are_those_asked_for() -> None:
    rows = clips(200)
    found = assigned(rows, Split(by="pattern", pattern="(.*)_nohash", validation=0.2, testing=0.1))
    counts = [list(found.values()).count(s) for s in ("training", "validation", "testing")]
    assert counts == [140, 40, 20]


def test_the_names_choose_the_rule_and_nothing_is_split_at_random_unasked() -> None:
    assert rule_of(clips(3), Split()).by == "speech-commands"
    unnamed = [replace(c, name=f"yes/{i}.wav") for i, c in enumerate(clips(3))]
    assert rule_of([replace(c, group="a") for c in unnamed], Split()).by == "column"
    with pytest.raises(ValueError, match=r"say split.by=random: clip=yes/0.wav"):
        rule_of(unnamed, Split())


def test_a_table_s_group_goes_before_what_the_names_say() -> None:
    told = [replace(c, group=f"device {i}") for i, c in enumerate(clips(3))]
    assert rule_of(told, Split()).by == "column"
    assert rule_of(told, Split(by="speech-commands")).by == "speech-commands"
    with pytest.raises(
        ValueError, match=r"group must be said for every clip or for none .*1 of 12 .*clip=yes/00000000"
    ):
        rule_of([replace(told[0], group=""), *told[1:]], Split())


def test_windows_of_one_recording_are_in_one_split_at_random_too() -> None:
    rows = [Clip(f"cry/{k}@home.wav@{at:g}", "cry", "", 0, 1, "") for k in range(40) for at in (0, 1.5, 3)]
    split = Split(by="random", validation=0.2, testing=0.2)
    assert group_of(rows[1], split) == "cry/0@home.wav"
    found = assigned(rows, split)
    counts = [list(found.values()).count(s) for s in ("training", "validation", "testing")]
    assert counts == [24, 8, 8]


def test_refuses_a_name_that_the_pattern_does_not_match() -> None:
    with pytest.raises(ValueError, match=r"split.pattern must match every clip's name: pattern=\(x\), clip=yes/0000"):
        assigned(clips(1), Split(by="pattern", pattern="(x)"))


def test_refuses_a_speaker_in_two_splits_and_a_label_that_is_not_tested() -> None:
    one = replace(clips(1)[0], group="a", split="training")
    with pytest.raises(ValueError, match="group must be in one split: group=a, splits=training and testing"):
        check([one, replace(one, split="testing")])
    with pytest.raises(ValueError, match="label=yes is not in validation and testing"):
        check([one])


def sounds() -> list[Clip]:
    """Two takes of each of 40 sources, which lie in folds by their first digit, and 40 speakers, who do not."""
    named = [Clip(f"rain/{1 + s % 5}-{s}-{take}.ogg", "rain", "", 0, 1, "") for s in range(40) for take in "AB"]
    return [*named, *clips(40, 1)]


FOLDS = Split(
    by="pattern", pattern="/(?:([1-5]-[0-9]+)-|([0-9a-f]{8})_nohash)", fold="^([1-5])-[0-9]+$", validation=0.2
)


def test_each_fold_is_held_out_once_and_whole() -> None:
    rows, tested = sounds(), []
    for k in range(1, 6):
        split = FOLDS.model_copy(update={"held_out": k})
        found = assigned(rows, split)
        names = [c.name for c in rows if found[group_of(c, split)] == "testing"]
        assert {n[5] for n in names if n.startswith("rain/")} == {str(k)}
        assert {c for n in names if n.startswith("yes/") for c in [fold_of(speaker_of(n), split)]} == {k}
        assert set(found.values()) == {"training", "validation", "testing"}
        tested += names
    assert sorted(tested) == sorted(c.name for c in rows)


def test_refuses_a_fold_that_there_is_not() -> None:
    with pytest.raises(ValueError, match=r"held_out must be in 0..folds: held_out=6, folds=5"):
        Split(held_out=6)
    with pytest.raises(ValueError, match="held_out must be 0 where by is speech-commands"):
        Split(by="speech-commands", held_out=1)
    spoken = [Clip("yes/004ae714_nohash_0.wav", "yes", "", 0, 1, "1")]
    with pytest.raises(ValueError, match=r"split.held_out must be 0 where the names are Speech Commands'"):
        rule_of(spoken, Split(held_out=1))
    assert rule_of(spoken, Split(held_out=1, by="random")).held_out == 1
