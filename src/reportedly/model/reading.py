"""What one report says, found by looking at that report alone: the observed records."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Record, Span
from reportedly.model.report import Report


class MentionKind(StrEnum):
    """How an entity is mentioned (ACE: NAM, NOM, PRO)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityType(StrEnum):
    """What kind of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class Mention(Record, frozen=True, kw_only=True):
    """A stretch of text that refers to an entity; `entity` is the id of an Entity of the same reading."""

    id: str
    start: int
    end: int
    kind: MentionKind
    type: EntityType
    entity: str

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


class PlaceKind(StrEnum):
    """What kind of place it is; `unknown` where the name can mean several and the report does not tell which."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    BUILDING = "building"  # or a square, an airport, a base: what stands at one spot
    WATER = "water"
    LANDFORM = "landform"
    UNKNOWN = "unknown"


class PlaceBasis(StrEnum):
    """Why a name is taken for this place."""

    ONLY = "only"  # the tables have one place of the name
    SAID = "said"  # the text says in what it lies: "Paris, Texas"
    CONTEXT = "context"  # the other places of the report, or the outlet's country
    GREATEST = "greatest"  # by far the greatest of its name, and nothing speaks for another
    WORDS = "words"  # its own words: a province of, an airport of, the north of a place that is known
    OPEN = "open"  # not decided: see the alternatives


class Place(Record, frozen=True, kw_only=True):
    """Where on earth an entity is. `name` is the gazetteer's; the words of the text are the entity's names.

    `country`: ISO 3166-1 alpha-2, None where it is unknown or there are several. `region`: the state or province that
    it is or lies in, where the tables name it. `latitude`, `longitude`: WGS 84 degrees of points alone (an area has
    none). `geonames`: the id in GeoNames, of cities. `alternatives`: the other places that the name can mean, the
    likeliest first, eight at most.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    basis: PlaceBasis = PlaceBasis.OPEN
    alternatives: tuple[Place, ...] = ()


class Entity(Record, frozen=True, kw_only=True):
    """Somebody or something that a report mentions. `name` and `names` are strings of the text, longest first.

    `place`: where it is, of places alone; None where no table has the name.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    place: Place | None = None


class TimeKind(StrEnum):
    """TIMEX3 kinds (TimeML 1.2)."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Direction(StrEnum):
    """Whether the words around an expression place it before or after its anchor: decided by the governing verb."""

    PAST = "past"
    COMING = "coming"
    UNKNOWN = "unknown"


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time expression and its place on the calendar.

    `value`: EDTF level 1 (ISO 8601-2) or an ISO 8601 duration, None where the words name no date.
    `earliest`, `latest`: ISO dates (inclusive), None where open or unknown. Proleptic Gregorian.
    """

    start: int
    end: int
    kind: TimeKind
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    direction: Direction = Direction.UNKNOWN

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


class Figure(Record, frozen=True, kw_only=True):
    """A number that the text gives. `low` and `high` bound it (None: open); `number` is None where it is vague.

    `counted` is the span of what is counted ("people killed"), `hedge` the span of "at least", "about", ….
    `unit`: "count", "percent", "ordinal", an ISO 4217 code for money, else the unit's word as in the unit table.
    `convention`: what coders of events write for words that leave the amount open (ACLED: dozens are 12); it stands
    beside the words, and no bound and no comparison is made of it.
    """

    start: int
    end: int
    number: float | None
    low: float | None
    high: float | None
    unit: str
    counted: Span | None = None
    hedge: Span | None = None
    convention: float | None = None

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


class Quotation(Record, frozen=True, kw_only=True):
    """A stretch in quotation marks, marks included. `part_of` is the start of the quotation it continues, if any.

    `is_speech` is false for scare quotes and titles.
    """

    start: int
    end: int
    is_speech: bool = True
    part_of: int | None = None

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


class SourceKind(StrEnum):
    """Who is cited: the closed list of the contract."""

    NAMED_PERSON = "named_person"
    UNNAMED_PERSON = "unnamed_person"
    NAMED_OFFICIAL = "named_official"
    UNNAMED_OFFICIAL = "unnamed_official"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    OUTLET = "outlet"
    MEDIA_UNNAMED = "media_unnamed"
    DOCUMENT = "document"
    GROUP = "group"
    UNSTATED = "unstated"


class Source(Record, frozen=True, kw_only=True):
    """Who is cited in an attribution. Without words in the text (`unstated`), start, end and name are None.

    `name` is a string of the text: the entity's best name where it has one, else the words of the span. A relative
    pronoun ("who said …") is the span, with kind, name and entity of the noun that it stands for.
    """

    kind: SourceKind
    start: int | None = None
    end: int | None = None
    name: str | None = None
    entity: str | None = None


class Mode(StrEnum):
    """How the content is told."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Certainty(StrEnum):
    """FactBank's certainty (Saurí & Pustejovsky 2009), according to the source."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Polarity(StrEnum):
    """FactBank's polarity."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What the statement says of its event: done, under way, to come, or neither."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    SPECULATED = "speculated"
    UNKNOWN = "unknown"


class Attribution(Record, frozen=True, kw_only=True):
    """Source, cue and content (PARC: Pareti 2012). `within`: id of the attribution in whose words this one stands.

    `certainty` is what the cue itself adds ("is expected": probable); None where the cue adds nothing. `act`: the
    class of the cue in data/cues.tsv (say, deny, warn, expect, …). `told`: the outlet or agency that the source told
    it to ("told CNN"): a link of the chain before the source. `via`: links before that one, the outermost first: who
    quotes the source, and the outlets through which its words came ("emails seen by the Guardian").
    """

    id: str
    sources: tuple[Source, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    within: str | None = None
    certainty: Certainty | None = None
    told: Source | None = None
    act: str | None = None
    via: tuple[Source, ...] = ()


class When(Record, frozen=True, kw_only=True):
    """A value on the calendar, as in TimeExpression."""

    value: str | None
    earliest: str | None
    latest: str | None


class Statement(Record, frozen=True, kw_only=True):
    """One proposition in one report. `spans` are in order and do not overlap; they cut back its exact words.

    `predicate` is the span of the head word of its predicate, `terms` the predicate's class keys (see
    data/predicates.tsv) or its stem; `who` the entities that take part, subjects first; `subject` how many of
    them are subjects; `figures` are indices into the reading's figures, `times` into its times; `nominal`: the event
    is told by a noun ("a summit in Rome"). `group` is the verb group with what leads it ("is expected to meet").
    """

    id: str
    spans: tuple[Span, ...]
    attribution: str | None
    status: Status
    certainty: Certainty
    polarity: Polarity
    who: tuple[str, ...]
    when: When | None
    where: str | None
    figures: tuple[int, ...]
    predicate: Span | None = None
    terms: tuple[str, ...] = ()
    subjects: int = 0
    times: tuple[int, ...] = ()
    nominal: bool = False
    group: Span | None = None


class Reading(Record, frozen=True, kw_only=True):
    """Everything read from one report."""

    report: Report
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
