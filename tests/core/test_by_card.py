"""What ヤマダ's family does by itself with its card."""

import uuid

import pytest

from shelter.core import by_card, household_rules, households
from shelter.core.clock import Clock
from shelter.core.fact import Fact
from shelter.core.pen import Pen
from shelter.core.refusal import Refused


class Story:
    """One family's facts in memory, written by rules one after the other."""

    def __init__(self):
        self.id = str(uuid.uuid4())
        self.facts: list[Fact] = []
        self.now = 1_700_000_000_000

    @property
    def family(self):
        """The family as its facts add up."""
        return households.fold(households.subject(self.id), self.facts)

    def write(self, rule, *args, by="phone", request=None, **said):
        """Lets a rule write, a minute later."""
        self.now += 60_000
        pen = Pen(Clock(self.facts[-1].id if self.facts else None, self.now), by)
        rule(pen, self.family, *args, **said)
        for draft in pen.drafts:
            body = {**draft.body, "request": request} if request else draft.body
            stream = [fact for fact in self.facts if fact.place == draft.place]
            told = {**draft._asdict(), "body": body, "node": "n", "seq": len(stream) + 1, "prev": stream[-1].id if stream else ""}
            self.facts.append(Fact(**told))


@pytest.fixture
def yamada():
    """ヤマダ's family of four, arrived at EAST by phone."""
    story = Story()
    story.write(household_rules.arrive, "EAST", via="phone", name="ヤマダ", people=4)
    return story


def test_what_they_say_is_told_where_most_of_them_are(yamada):
    yamada.write(household_rules.arrive, "WEST", via="desk", members=["1"], by="佐藤")
    assert by_card.place_of(yamada.family) == "EAST"
    yamada.write(household_rules.arrive, "WEST", via="desk", members=["2", "3"], by="佐藤")
    assert by_card.place_of(yamada.family) == "WEST"


def test_of_a_family_nobody_knows_there_is_no_place():
    with pytest.raises(Refused, match="household_unknown"):
        by_card.place_of(Story().family)


def test_a_correction_changes_words_and_moves_nobody(yamada):
    yamada.write(household_rules.arrive, "WEST", via="desk", by="佐藤")
    yamada.write(by_card.correct, name="ヤマダハナコ", people=5, urgent=True)
    family = yamada.family
    assert (family.name, [(stay.place, stay.people) for stay in family.present]) == ("ヤマダハナコ", [("WEST", 5)])
    assert family.urgent


@pytest.mark.parametrize("people", [1, 2, 4, 7])
def test_the_family_is_as_large_as_it_says(yamada, people):
    yamada.write(by_card.tell, people=people)
    assert (yamada.family.people, yamada.family.present[0].people) == (people, people)


def test_described_people_are_not_dropped_by_a_number(yamada):
    for member in ("1", "2", "3"):
        yamada.write(by_card.tell, members={member: {"name": f"人{member}"}})
    yamada.write(by_card.tell, people=3)
    assert sorted(yamada.family.members) == ["1", "2", "3"]
    with pytest.raises(Refused, match="members_unknown"):
        yamada.write(by_card.tell, people=2)


def test_all_leave_from_wherever_they_are(yamada):
    yamada.write(household_rules.arrive, "WEST", via="desk", members=["1"], by="佐藤")
    yamada.write(household_rules.go_out, "EAST", members=["2"], by="佐藤")
    yamada.write(by_card.leave_everywhere, next="home")
    assert yamada.family.present == ()
    assert {stay.place: stay.next for stay in yamada.family.stays} == {"EAST": "home", "WEST": "home"}


def test_leaving_twice_writes_no_second_leaving(yamada):
    yamada.write(by_card.leave_everywhere, next="home")
    yamada.write(by_card.leave_everywhere, next="hospital")
    assert [fact.kind for fact in yamada.facts] == ["arrived", "left", "noted"]


def test_leaving_is_known_by_its_request_until_something_else_happens(yamada):
    assert by_card.last_leaving(yamada.family) is None
    yamada.write(by_card.leave_everywhere, request="r1")
    assert by_card.last_leaving(yamada.family) == "r1"
    yamada.write(by_card.take_back, "r1")
    assert by_card.last_leaving(yamada.family) is None
    assert yamada.family.present[0].people == 4


def test_what_staff_wrote_is_not_taken_back_by_card(yamada):
    yamada.write(household_rules.leave, "EAST", next="home", by="佐藤", request="r1")
    assert by_card.last_leaving(yamada.family) is None
    with pytest.raises(Refused, match="nothing_to_undo"):
        yamada.write(by_card.take_back, "r1")


def test_neither_a_check_in_nor_a_new_card_is_taken_back_by_card(yamada):
    story = Story()
    story.write(household_rules.arrive, "EAST", via="phone", people=2, request="r1")
    story.write(household_rules.hide, "EAST", str(uuid.uuid4()), request="r2")
    for request in ("r1", "r2"):
        with pytest.raises(Refused, match="nothing_to_undo"):
            story.write(by_card.take_back, request)


def test_a_way_of_staying_is_taken_back(yamada):
    yamada.write(by_card.tell, staying="car", request="r1")
    assert yamada.family.present[0].car == 4
    yamada.write(by_card.take_back, "r1")
    assert yamada.family.present[0].inside == 4
