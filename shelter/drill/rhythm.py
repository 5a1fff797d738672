"""When things happen after the earthquake: a plain list of moments in minutes, made before anything is played."""

import random
from typing import NamedTuple

from shelter.core.items import ITEMS

from .families import Family

#: Half of those who come are there within so many minutes, and most within a few hours.
HALF_ARRIVED = 75
DAYS = 3
_DAY = 24 * 60


class Moment(NamedTuple):
    """What happens. minute: after the earthquake (which was at 16:00). family: index, or -1 for what staff do at a shelter."""

    minute: float
    what: str
    family: int
    shelter: int
    detail: object = None


def moments(town: list[Family], shelters: int, chance: random.Random) -> list[Moment]:
    """Everything that will happen in three days, in order. Shelters are filled unevenly, as they are in life."""
    weights = [chance.paretovariate(1.2) for _ in range(shelters)]
    plan: list[Moment] = []
    for number, family in enumerate(town):
        plan += _of_family(number, family, chance.choices(range(shelters), weights)[0], shelters, chance)
    for shelter in range(shelters):
        plan += _of_staff(shelter, chance)
    return sorted(plan, key=lambda moment: moment.minute)


def _of_family(number: int, family: Family, shelter: int, shelters: int, chance: random.Random) -> list[Moment]:
    arrival = chance.lognormvariate(0, 1) * HALF_ARRIVED
    plan = [Moment(arrival, "arrives", number, shelter)]
    if family.has_phone:
        plan.append(Moment(arrival + chance.expovariate(1 / 20), "is seen", number, shelter))
    if family.urgent:
        plan.append(Moment(arrival + chance.expovariate(1 / 15), "gets help", number, shelter))
    if chance.random() < 0.6:
        plan.append(Moment(arrival + chance.expovariate(1 / 60), "tells more", number, shelter))
    if family.hidden:
        plan.append(Moment(arrival + 5, "hides", number, shelter))
    gone = arrival + chance.expovariate(1 / (2 * _DAY))
    if chance.random() < 0.04:
        moved = arrival + chance.uniform(30, 600)
        shelter = chance.randrange(shelters)
        if moved < gone:
            plan.append(Moment(moved, "moves", number, shelter))
    for day in range(DAYS):  # by day somebody goes to work or to see the house
        out = day * _DAY + 16 * 60 + chance.uniform(0, 5 * 60)  # 08:00 to 13:00
        back = out + chance.uniform(60, 6 * 60)
        if arrival < out and back < gone and chance.random() < 0.35:
            somebody = str(chance.randint(1, family.people)) if family.people > 1 else None
            plan += [Moment(out, "goes out", number, shelter, somebody), Moment(back, "comes back", number, shelter, somebody)]
    if arrival < 5 * 60 and chance.random() < 0.2:  # some only look after the house for an hour on the first evening
        out = arrival + chance.uniform(20, 90)
        plan += [Moment(out, "goes out", number, shelter), Moment(out + chance.uniform(20, 60), "comes back", number, shelter)]
    if gone < DAYS * _DAY:
        plan.append(Moment(gone, "leaves", number, shelter, chance.choice(("home", "home", "relative", "other", "hospital", "unknown"))))
    return plan


def _of_staff(shelter: int, chance: random.Random) -> list[Moment]:
    plan = [Moment(chance.uniform(60, 150), "counts", -1, shelter)]
    for day in range(DAYS):
        plan += [Moment(day * _DAY + hour * 60 + chance.uniform(-20, 20), "counts", -1, shelter) for hour in (4, 16)]  # 20:00, 08:00
    needs = chance.sample(ITEMS[:20], 6)
    for item in needs:
        plan.append(
            Moment(
                chance.expovariate(1 / 240) + 20, "asks for", -1, shelter,
                (item.code, chance.choice((10, 20, 50, 100)), chance.choice(("now", "today", "today", "later"))),
            )
        )  # fmt: skip
    plan += [Moment(chance.expovariate(1 / 400) + 60, "is answered", -1, shelter) for _ in range(8)]
    return plan
