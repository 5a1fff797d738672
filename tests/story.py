"""A small town in memory for stories: boxes (nodes) that write, meet, are copied, and whose clocks are wrong."""

import uuid
from unittest import mock

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core.cards import new_card
from shelter.core.fact import Fact
from shelter.core.households import Household, Stay
from shelter.store import views
from shelter.store.journal import Journal
from shelter.store.node import take_over
from shelter.store.projections import rebuild
from shelter.store.schema import PROJECTIONS, connect, migrate

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
YEAR = 365 * DAY
#: When the story begins by a clock that is right, in milliseconds.
NIGHT = 1_795_305_600_000


class Box:
    """A node in memory that answers as Node does. place: the shelter it stands in. clock: what it takes for now, in milliseconds."""

    drill = False

    def __init__(self, name: str, place: str = "", *, clock: int = NIGHT):
        self.place = place or name.upper()
        self.clock = clock
        self.connection = connect(":memory:")
        migrate(self.connection)
        head = {"node": name, "incident": "the quake", "drill": ""}
        self.connection.executemany("INSERT INTO head VALUES (?, ?)", head.items())
        rebuild(self.connection)
        self.journal = Journal(self.connection, name)

    def copy(self) -> "Box":
        """The same disk once more, in another machine."""
        other = Box(self.journal.node, self.place, clock=self.clock)
        self.connection.backup(other.connection)
        return other

    # -- as a node ----------------------------------------------------------------------------------------------------

    def write(self, job, *, brief=False):
        """Runs a job in a transaction of its own, a minute after the last."""
        self.clock += MINUTE
        self.connection.execute("BEGIN")
        self.journal.begin()
        try:
            with mock.patch.object(desk, "milliseconds", lambda: self.clock):
                answer = job(self.journal)
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        return answer

    def wait(self, answer):
        """What is written here is written at once."""
        return answer

    def read(self):
        """The connection."""
        return self.connection

    def close(self):
        """Gives the memory back."""
        self.connection.close()

    # -- what people do -----------------------------------------------------------------------------------------------

    def arrive(self, family: str, *, name: str | None = None, people: int | None = None, place: str = "", via: str = "desk",
               by: str = "佐藤", **more) -> desk.Done:  # fmt: skip
        """A family checks in, here unless another place is given."""
        return desk.check_in(self, place or self.place, family, request=more.pop("request", new_card()), by=by, via=via,
                             name=name, people=people, **more)  # fmt: skip

    def do(self, rule, family: str, *args, place: str = "", by: str = "佐藤", **said) -> desk.Done:
        """Lets a rule of household_rules act on a family at a place."""
        return desk.for_household(self, family, rule, place or self.place, *args, by=by, request=said.pop("request", new_card()), **said)

    def leave(self, family: str, **said) -> desk.Done:
        """A family checks out."""
        return self.do(rules.leave, family, **said)

    def undo(self, *done: desk.Done) -> desk.Done:
        """What was done is taken back."""
        return desk.undo_many(self, [fact.id for one in done for fact in one.facts], by="佐藤", request=new_card())

    def erase(self, family: str) -> None:
        """All that was said of a family is blanked, place by place."""

        def rule(pen, known):
            for place in {fact.place for fact in known.facts}:
                named = [fact.id for fact in known.facts if fact.place == place]
                pen.write(place, f"household:{family}", "erased", facts=named)

        desk.act(self, [f"household:{family}"], rule, by="佐藤")

    # -- what is known ------------------------------------------------------------------------------------------------

    def family(self, family: str) -> Household:
        """What the facts here say of a family."""
        return views.household(self.connection, family)

    def stays(self, family: str) -> dict[str, Stay]:
        """Where a family is counted: place → its stay there."""
        return {stay.place: stay for stay in self.family(family).present}

    def counted(self, family: str) -> dict[str, int]:
        """Where how many of a family are counted."""
        return {place: stay.people for place, stay in self.stays(family).items()}

    def facts(self) -> dict[str, Fact]:
        """Every fact here, by id."""
        return {fact.id: fact for fact in self.journal.since({})}

    def tables(self) -> dict[str, list[tuple]]:
        """Every row of every table that is made from facts."""
        return {name: sorted(self.connection.execute(f"SELECT * FROM {name}"), key=repr) for name in PROJECTIONS}

    def tables_made_again(self) -> dict[str, list[tuple]]:
        """The same tables, dropped and made again from the facts."""
        self.write(lambda journal: rebuild(journal.connection))
        return self.tables()


def new_family() -> str:
    """The id of a family, which is its card."""
    return str(uuid.uuid4())


def hand_over(giver: Box, taker: Box, places: set[str] | None = None) -> list[Fact]:
    """What the taker lacks is handed over; only of these places, if given. Gives what was new."""
    facts = list(giver.journal.since(taker.journal.have(), places))
    return taker.write(lambda journal: take_over(journal, facts))


def meet(one: Box, other: Box, places: set[str] | None = None) -> int:
    """Two boxes hand each other what they lack; `other` takes only these places. Gives how many facts were new to either."""
    new = 0
    for giver, taker, wanted in ((one, other, places), (other, one, None), (one, other, places)):
        new += len(hand_over(giver, taker, wanted))
    return new


def all_meet(*boxes: Box) -> None:
    """Everybody meets everybody until nobody learns anything new."""
    while sum(meet(one, other) for one in boxes for other in boxes if one is not other):
        pass
