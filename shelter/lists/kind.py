"""Which kind of place a row is: shelter, welfare shelter, emergency evacuation site, or other.

In this order, the first that speaks wins:

1. the 共通ID: its 12th character is 1 for a shelter and 2 for a site, its 13th is 2 for a welfare shelter;
2. a kind column or yes/no columns (指定避難所 ○) of the row;
3. words of the row that say 福祉避難所, or a 受入対象者 who needs care;
4. 指定避難所との重複 = 1: people will stay there, so it is a shelter, and `also_site` remembers the other half;
5. what the whole list is of: the profile, its own headers, its title or file name, its hazard columns.
"""

import re

from shelter.lists.cells import plain
from shelter.lists.listed import HAZARDS

_COMMON_ID = re.compile(r"^E[0-9]{10}[12][0-9]{2}$")
_CARE = re.compile("福祉避難|要配慮|高齢|障害|障がい|障碍|妊|産婦|乳|難病|要介護|要支援|医療的ケア")
_SITE = re.compile("避難場所|evacuation_space|emergency", re.IGNORECASE)
_SHELTER = re.compile("避難所|避難施設|shelter|evacuation(?!_space)", re.IGNORECASE)


def read_common_id(text: str) -> str | None:
    """A 共通ID of 14 characters, or None where the cell holds none."""
    words = plain(text).upper()
    return words if _COMMON_ID.match(words) else None


def kind_of_id(common_id: str) -> str:
    """The kind that a 共通ID says."""
    if common_id[11] == "2":
        return "site"
    return "welfare" if common_id[12] == "2" else "shelter"


def says_welfare(*texts: str | None) -> bool:
    """Whether one of the texts names a welfare shelter."""
    return any(text and "福祉避難所" in text for text in texts)


def cares(for_whom: str | None) -> bool:
    """Whether 受入対象者 names people who need care, as only welfare shelters do."""
    return bool(for_whom and _CARE.search(for_whom))


def kind_of_word(text: str) -> tuple[str | None, bool]:
    """The kind that a cell of a kind column says, and whether it says shelter and site at once."""
    words = plain(text).lower()
    if "福祉避難" in words or words == "welfare":
        return "welfare", False
    site = "避難場所" in words or words == "site"
    if "避難所" in words or words == "shelter":
        return "shelter", site
    return ("site" if site else None), False


def kind_of_list(fields: set[str], headers: tuple[str, ...], title: str) -> str | None:
    """What a whole list is of: `fields` are those its headers mean, `title` its file name and the rows above the header."""
    if fields & {"overlap", "same_as_shelter"}:
        return "site"
    if "same_as_site" in fields:
        return "shelter"
    return (
        _kind_of_title(title)
        or _kind_of_title(" ".join(headers))
        or ("site" if fields & set(HAZARDS) else None)
        or ("shelter" if fields & {"capacity", "capacity_indoor"} else None)
    )


def _kind_of_title(title: str) -> str | None:
    general = title.replace("福祉避難所", "")
    shelter, site = bool(_SHELTER.search(general)), bool(_SITE.search(general))
    if shelter or site:
        return None if shelter and site else "shelter" if shelter else "site"
    return "welfare" if general != title else None
