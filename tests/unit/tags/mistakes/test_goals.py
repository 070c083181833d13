"""What the rules are measured by, on works drawn with the shape of real ones (`script/bench mistakes`)."""

from bench.mistakes import measure
from bench.tagged import draw


def test_the_goals_are_reached_on_drawn_works() -> None:
    report = measure(draw(900, seed=11), "held", seed=3)
    missing, turned = report.scores["missing member"], report.scores["relationship reversed"]
    assert missing.precision >= 0.99
    assert missing.recall >= 0.98
    for name in ("relationship reversed", "relationship misspelt", "relationship loosely written"):
        assert report.scores[name].precision >= 0.99, name
        assert report.scores[name].recall >= 0.90, name
    assert turned.right > 50
    fields = [score for name, score in report.scores.items() if " among " in name]
    assert sum(score.right for score in fields) / sum(s.right + s.wrong + s.missed for s in fields) >= 0.80
    assert report.alarms <= 0.005 * report.tags
    assert report.scores["warnings contradict"].recall == 1
