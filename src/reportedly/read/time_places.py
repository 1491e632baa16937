"""Which rule of data/time_rules.tsv is placed by which function."""

from __future__ import annotations

from typing import Final

from reportedly.read import time_days, time_holidays, time_periods, time_relations
from reportedly.read.time_place import Placing

# What another date explains is placed behind all others, when those have their places.
DEPENDENT: Final = frozenset(
    {"after", "beside", "same_then", "that", "the_day", "since", "clock", "eve", "overnight", "nth_day"}
)

PLACINGS: Final[dict[str, Placing]] = {
    "day": time_days.place_day,
    "days": time_days.place_days,
    "month": time_days.place_month,
    "week_of": time_days.place_week_of_month,
    "weekday": time_days.place_weekday,
    "today": time_days.place_today,
    "this_part": time_days.place_this_part,
    "weekend": time_days.place_weekend,
    "unit": time_periods.place_unit,
    "first_of": time_periods.place_first_of,
    "year": time_periods.place_year,
    "years": time_periods.place_years,
    "decade": time_periods.place_decade,
    "century": time_periods.place_century,
    "quarter": time_periods.place_quarter,
    "season": time_periods.place_season,
    "holiday": time_holidays.place_holiday,
    "clock": time_relations.place_clock,
    "ago": time_relations.place_ago,
    "hence": time_relations.place_hence,
    "eve": time_relations.place_eve,
    "overnight": time_relations.place_overnight,
    "nth_day": time_days.place_nth_day,
    "fiscal": time_relations.place_nowhere,
    "after": time_relations.place_after,
    "beside": time_relations.place_beside,
    "same_then": time_relations.place_same_then,
    "that": time_relations.place_that,
    "the_day": time_relations.place_that,
    "since": time_relations.place_since,
    "stretch": time_relations.place_stretch,
    "length": time_relations.place_length,
    "every": time_relations.place_every,
    "loose": time_relations.place_nowhere,
    "vague": time_relations.place_nowhere,
}
