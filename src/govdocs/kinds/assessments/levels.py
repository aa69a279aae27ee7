"""The levels of a score of the four-colour scale.

Scores and words for what is done are those of a published program; its tests at 59 and 79, which leave
79 without a level, are mended: the intervals are half open.
"""

from __future__ import annotations

from typing import Final

from govdocs.kinds.parts.risk_levels import LEVELS, RiskLevelWord, level_rank

WORST: Final[RiskLevelWord] = "一级红"
"""What a matter forces that must be acted on at once."""

LEAST_SCORES: Final[dict[RiskLevelWord, int]] = {"四级绿": 80, "三级蓝": 60, "二级黄": 40, "一级红": 0}
"""From which score on a level holds, the best first; the higher the score the safer."""

ACTIONS: Final = {"一级红": "立即介入", "二级黄": "定期介入", "三级蓝": "可定期介入", "四级绿": "保持关注"}
"""What each level asks for in a word."""

STEPS: Final = {
    "一级红": "当日报未成年人保护工作站；疑似受侵害的立即强制报告；72小时内个案会商；考虑临时照料",
    "二级黄": "10个工作日内定服务计划；约谈监护人；核查委托照护和政策落实",
    "三级蓝": "帮扶和监护指导；与学校保持联系",
    "四级绿": "日常关注和宣传",
}
"""What each level asks for: the design of this project but for the reports that the law wants."""


def level_at(score: int) -> RiskLevelWord:
    """The level of a score from 0 to 100: 59 gives 二级黄, 79 三级蓝."""
    return next(word for word, least in LEAST_SCORES.items() if score >= least)


def worst(*words: str) -> RiskLevelWord:
    """The worst of the levels given; "" where none is."""
    found = [level for level in LEVELS if level in words]
    return min(found, key=level_rank, default="")
