"""Which id `--fix` may put in place of another: not one that is the name of something else."""

import pytest

from svcdsl.diagnostics import Nearest


@pytest.mark.parametrize(
    ("wrong", "there", "mended"),
    [
        ("manger", "manager", "manager"),
        ("mangaer", "manager", "manager"),
        ("managers", "manager", "manager"),
        ("问候标淮", "问候标准", "问候标准"),
        ("护士长", "护士", None),
        ("副主任医师", "主任医师", None),
        ("agent-2", "agent-1", None),
        ("二级专员", "一级专员", None),
        ("desk2", "desk", None),
    ],
)
def test_ids_told_apart_by_a_number_or_a_character_are_two(wrong: str, there: str, mended: str | None) -> None:
    assert Nearest(wrong, [there]).sole(of_names=True) == mended


def test_words_of_the_language_are_few_enough_to_be_sure() -> None:
    assert Nearest("负责", ["负责人", "说明"]).sole() == "负责人"
