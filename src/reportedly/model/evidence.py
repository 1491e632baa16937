"""What the reports of one story say, and what was judged of them: the input of `align` and `tell`."""

from __future__ import annotations

from reportedly.model.base import Record
from reportedly.model.judgement import Credit, Reuse, StoryEntity
from reportedly.model.reading import Reading


class Evidence(Record, frozen=True, kw_only=True):
    """Readings of one story in a fixed order, its entities, shared passages and credits."""

    story: str
    readings: tuple[Reading, ...]
    entities: tuple[StoryEntity, ...]
    reuse: tuple[Reuse, ...]
    credits: tuple[Credit, ...]
