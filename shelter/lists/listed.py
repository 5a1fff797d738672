"""What reading a list gives: the shelters it names, the rows people must look at, and the refusal."""

from dataclasses import asdict, dataclass, field

KINDS = ("shelter", "welfare", "site", "other")
HAZARDS = ("flood", "landslide", "storm_surge", "earthquake", "tsunami", "fire", "inland_flood", "volcano")


class NoList(Exception):
    """The file is no list of shelters.

    `sentence` (English) and `ja` say what is wrong and what to do now; `headers` are the file's own headers where
    they could be read, so that a page can offer to choose the columns by hand.
    """

    def __init__(self, sentence: str, ja: str, headers: tuple[str, ...] = ()):
        super().__init__(sentence)
        self.sentence = sentence
        self.ja = ja
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Listed:
    """One shelter or site as its publisher lists it. Texts are as typed, without blanks around them; None = not given."""

    row_number: int
    name: str
    kana: str | None = None
    kind: str = "other"
    common_id: str | None = None
    """共通ID, 14 characters."""
    building: str | None = None
    """The first 11 characters of 共通ID: what a site and a shelter in one building share."""
    local_id: str | None = None
    """The publisher's own id, only where it is different in every row."""
    municipality: str | None = None
    """Five digits, without the check digit."""
    town: str | None = None
    """Prefecture and municipality in words (宮城県石巻市)."""
    address: str | None = None
    lat: float | None = None
    lon: float | None = None
    """Degrees, inside Japan."""
    hazards: tuple[str, ...] = ()
    """What the place is safe for; codes from HAZARDS."""
    hazards_known: dict[str, bool] = field(default_factory=dict)
    """The hazards the list says yes or no to; one that is missing here is unknown."""
    capacity: int | None = None
    """People, the indoor part where indoor and outdoor are given (0 for a car park)."""
    capacity_text: str | None = None
    phone: str | None = None
    for_whom: str | None = None
    """受入対象者: whom a welfare shelter is for."""
    also_site: bool = False
    """The row stands for a designated shelter and a designated emergency site at once (指定避難所との重複)."""
    note: str | None = None
    raw: dict = field(default_factory=dict)
    """Header to cell as typed; cells beyond the header as a list under `_extra`."""

    def as_dict(self) -> dict:
        """Plain values that JSON can hold, in the form that `difference` takes as `before`."""
        plain = asdict(self)
        plain["hazards"] = list(self.hazards)
        return plain


@dataclass(frozen=True, slots=True)
class Question:
    """Something in a row that a person should look at. The row may have been taken all the same."""

    row_number: int
    """As a spreadsheet numbers it: the first row of the file is 1."""
    what: str
    raw: dict
    ja: str = ""
    about: str = ""
    """A short code for the sort of question (blank, capacity, swapped, …)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as read. Every data row is in `taken`, in `questions`, or in both."""

    name: str
    encoding: str
    """utf-8, utf-8-sig, utf-16, cp932 or xlsx."""
    header_line: int | None
    """Row number of the header; None where the file has none and was recognised by its shape."""
    headers: tuple[str, ...]
    columns: dict[str, str]
    """Header to field, for the headers that were understood."""
    rows_read: int
    taken: tuple[Listed, ...]
    questions: tuple[Question, ...]
    notes: tuple[tuple[str, str], ...]
    """What holds for the whole file, in English and Japanese."""

    @property
    def rows_in_question(self) -> int:
        """How many rows have at least one question."""
        return len({question.row_number for question in self.questions})

    @property
    def rows_left_out(self) -> tuple[int, ...]:
        """Row numbers that gave no shelter."""
        taken = {listed.row_number for listed in self.taken}
        return tuple(sorted({question.row_number for question in self.questions} - taken))
