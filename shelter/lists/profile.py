"""A mapping of headers chosen by hand, kept so that the same publisher's next list reads without asking."""

from dataclasses import dataclass, field

from shelter.lists.fields import FIELDS
from shelter.lists.listed import KINDS


@dataclass(frozen=True, slots=True)
class Profile:
    """`columns`: header to field ("" = leave that column alone). `kind`: what all rows are, where the list is silent."""

    name: str
    columns: dict[str, str] = field(default_factory=dict)
    kind: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise ValueError("a profile needs a name")
        if not isinstance(self.columns, dict):
            raise ValueError("a profile's columns are pairs of header and field")
        for header, chosen in self.columns.items():
            if not isinstance(header, str) or chosen not in ("", *FIELDS):
                raise ValueError(f"“{chosen}” is not a field; the fields are {', '.join(FIELDS)}")
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"“{self.kind}” is not a kind; the kinds are {', '.join(KINDS)}")

    def to_json(self) -> dict:
        """Plain values for JSON; `from_json` gives the same profile back."""
        return {"name": self.name, "columns": dict(self.columns), "kind": self.kind}

    @classmethod
    def from_json(cls, plain: dict) -> "Profile":
        """Raises ValueError with a sentence where the values are no profile."""
        if not isinstance(plain, dict):
            raise ValueError("a profile is an object with name, columns and kind")
        return cls(name=plain.get("name", ""), columns=plain.get("columns") or {}, kind=plain.get("kind"))
