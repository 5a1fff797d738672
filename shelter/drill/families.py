"""Made-up families: sizes as households in Japan have them, names that belong to nobody, care needs as shelters meet them."""

import random
from dataclasses import dataclass
from typing import Any

#: People in a household and how many of 1,000 households have so many (2020 census of Japan, rounded).
SIZES = {1: 380, 2: 281, 3: 166, 4: 119, 5: 39, 6: 11, 7: 4}
#: Care needs and how many of 1,000 people have them: orders of magnitude that municipal plans work with.
CARE = {
    "medicine": 120, "alone65": 40, "infant": 25, "nursing": 30, "dementia": 20, "wheelchair": 12, "insulin": 10, "hearing": 8,
    "pregnant": 6, "visual": 5, "injured": 10, "allergy": 15, "soft_food": 20, "oxygen": 2, "dialysis": 3, "interpreter": 10,
}  # fmt: skip
_SURNAMES = (
    ("佐藤", "さとう"), ("鈴木", "すずき"), ("髙橋", "たかはし"), ("田中", "たなか"), ("渡邉", "わたなべ"), ("伊藤", "いとう"),
    ("山本", "やまもと"), ("中村", "なかむら"), ("小林", "こばやし"), ("加藤", "かとう"), ("𠮷田", "よしだ"), ("山﨑", "やまざき"),
    ("斎藤", "さいとう"), ("森", "もり"), ("石川", "いしかわ"), ("前田", "まえだ"), ("岡田", "おかだ"), ("長谷川", "はせがわ"),
    ("Nguyen", ""), ("Santos", ""), ("Shrestha", ""), ("キム", "きむ"), ("Silva", ""), ("竹内", "たけうち"),
)  # fmt: skip
_GIVEN = (
    ("一郎", "いちろう"), ("花子", "はなこ"), ("健", "けん"), ("美咲", "みさき"), ("翔太", "しょうた"), ("葵", "あおい"),
    ("正", "ただし"), ("和子", "かずこ"), ("結衣", "ゆい"), ("蓮", "れん"), ("幸子", "さちこ"), ("誠", "まこと"),
)  # fmt: skip
_BANDS = ("0-2", "3-5", "6-12", "13-17", "18-64", "18-64", "18-64", "65-74", "75+", "75+")


@dataclass(frozen=True)
class Family:
    """One made-up household. members: key → details, as step 2 takes them. staying: where they sleep."""

    name: str
    kana: str
    people: int
    members: dict[str, dict[str, Any]]
    staying: str
    urgent: bool
    has_phone: bool
    hidden: bool


def family(chance: random.Random) -> Family:
    """One family by chance."""
    surname, surname_kana = chance.choice(_SURNAMES)
    people = chance.choices(list(SIZES), list(SIZES.values()))[0]
    members = {}
    for number in range(1, people + 1):
        given, given_kana = chance.choice(_GIVEN)
        told: dict[str, Any] = {
            "name": f"{surname} {given}", "kana": f"{surname_kana} {given_kana}" if surname_kana else "",
            "sex": chance.choice(("female", "male", "no_answer")), "age_band": chance.choice(_BANDS),
        }  # fmt: skip
        if care := [code for code, of_thousand in CARE.items() if chance.randrange(1000) < of_thousand]:
            told["care"] = care
        members[str(number)] = told
    return Family(
        name=surname, kana=surname_kana, people=people, members=members,
        staying=chance.choices(("shelter", "car", "tent", "home"), (88, 7, 2, 3))[0],
        urgent=chance.random() < 0.01, has_phone=chance.random() < 0.7, hidden=chance.random() < 0.004,
    )  # fmt: skip


def families(people: int, chance: random.Random) -> list[Family]:
    """Families until they are at least so many people together."""
    town, together = [], 0
    while together < people:
        town.append(family(chance))
        together += town[-1].people
    return town
