"""The page of ヤマダ's card: where they are, calling for help, leaving and taking it back, hiding."""

import re
import uuid

import pytest

from shelter.core import household_rules
from shelter.core.cards import card_code, read_card
from shelter.desk import check_in, for_household
from shelter.store import views


@pytest.fixture
def yamada(visitor, node, east):
    """ヤマダ's family of four at 東小学校: its id; its page is `card`."""
    household = str(uuid.uuid4())
    visitor.client.post(f"/s/{east}", data={"household": household, "request": household, "name": "ヤマダ", "people": "4"})
    return household


@pytest.fixture
def card(yamada):
    """The page of the family's card."""
    return f"/h/{card_code(yamada)}"


def known(node, household):
    """The family as it stands now."""
    return views.household(node.read(), household)


def attempt():
    """A fresh request id, as each form has."""
    return str(uuid.uuid4())


def test_the_card_shows_its_letters_its_qr_code_and_where_they_are(visitor, yamada, card, east):
    page = visitor.get(card + "?lang=en").text
    letters = "".join(re.findall(r"<span>([0-9A-Z]{1,4})</span>", page))
    assert read_card(letters) == yamada
    assert 'class="qr"' in page and "東小学校" in page and "ヤマダ" in page and "Photograph this now" in page
    assert f"/s/{east}?" in page and "Register another family" in page


def test_unreadable_unknown_and_other_cards_show_nothing_and_say_what_to_do(visitor, yamada):
    unknown = card_code(str(uuid.uuid4()))
    wrong = card_code(yamada)[:-1] + ("0" if card_code(yamada)[-1] != "0" else "1")
    for code in (unknown, wrong, card_code(yamada, drill=True), "x", "あ", "%00", "H" * 5000):
        for page in ("", "/details", "/person", "/leave", "/hide"):
            answer = visitor.get(f"/h/{code}{page}")
            assert answer.status_code == 404
            assert "ヤマダ" not in answer.text and "/" in answer.text
        for page in ("/help", "/leave", "/undo", "/hide", "/details", "/person/1", "/show-again"):
            assert visitor.client.post(f"/h/{code}{page}", data={"request": attempt()}).status_code == 404


def test_help_can_be_called_from_the_card_and_rings_once(visitor, node, yamada, card):
    for _ in range(2):
        assert visitor.client.post(card + "/help", data={"request": attempt()}).headers["Location"] == card
    assert known(node, yamada).urgent > 0
    assert [fact.kind for fact in known(node, yamada).facts].count("urgent_raised") == 1
    assert "Help is called" in visitor.get(card + "?lang=en").text


@pytest.mark.parametrize("next", ["home", "relative", "hospital", "unknown"])
def test_leaving_asks_where_next_in_one_tap(visitor, node, yamada, card, east, next):
    assert f'name="next" value="{next}"' in visitor.get(card + "/leave").text
    assert visitor.client.post(card + "/leave", data={"request": attempt(), "next": next}).status_code == 303
    family = known(node, yamada)
    assert family.present == ()
    assert [(stay.state, stay.next) for stay in family.stays] == [("left", next)]
    assert "checked in nowhere" in visitor.get(card + "?lang=en").text


def test_leaving_may_stay_unanswered_and_is_not_believed_when_forged(visitor, node, yamada, card):
    assert visitor.client.post(card + "/leave", data={"next": "the moon"}).status_code == 422
    assert known(node, yamada).present != ()
    visitor.client.post(card + "/leave", data={})
    assert known(node, yamada).present == ()


def test_leaving_is_taken_back_from_the_card(visitor, node, yamada, card, east):
    visitor.client.post(card + "/leave", data={"request": attempt(), "next": "home"})
    page = visitor.get(card + "?lang=en").text
    assert "Take it back" in page
    undo = re.search(r'name="undo" value="([^"]+)"', page)[1]
    visitor.client.post(card + "/undo", data={"request": attempt(), "undo": undo})
    assert [(stay.place, stay.people) for stay in known(node, yamada).present] == [(east, 4)]


def test_a_leaving_that_staff_wrote_is_not_taken_back_by_a_phone(visitor, node, yamada, card, east):
    done = for_household(node, yamada, household_rules.leave, east, next="home", by="佐藤", request=attempt())
    assert "Take it back" not in visitor.get(card + "?lang=en").text
    answer = visitor.client.post(card + "/undo", data={"request": attempt(), "undo": done.facts[0].body["request"]})
    assert answer.status_code == 409
    assert known(node, yamada).present == ()


def test_a_family_whose_members_are_apart_leaves_everywhere(visitor, node, yamada, card, east, west):
    check_in(node, west, yamada, request=attempt(), by="佐藤", via="desk", members=["1"])
    assert {stay.place: stay.people for stay in known(node, yamada).present} == {east: 3, west: 1}
    page = visitor.get(card).text
    assert "東小学校" in page and "西公民館" in page
    visitor.client.post(card + "/leave", data={"request": attempt(), "next": "home"})
    assert known(node, yamada).present == ()
    assert {stay.place: stay.state for stay in known(node, yamada).stays} == {east: "left", west: "left"}


def hide(visitor, card):
    """Hides the family as its page does; gives the page of its new card and the form that was sent."""
    page = visitor.get(card + "/hide").text
    sent = dict(re.findall(r'name="(request|card)" value="([^"]+)"', page))
    return visitor.client.post(card + "/hide", data=sent).headers["Location"], sent


def test_hiding_gives_a_new_card_and_the_old_one_shows_nothing_more(visitor, newcomer, node, yamada, card, east):
    fresh, _ = hide(visitor, card)
    assert fresh != card
    assert known(node, yamada).hidden
    old = newcomer().get(card + "?lang=en")
    never = newcomer().get(f"/h/{card_code(attempt())}?lang=en")
    assert old.status_code == never.status_code == 404
    assert "ヤマダ" not in old.text and "東小学校" not in old.text
    # Nobody can tell an old card from one that was never used.
    assert re.sub(r"/h/\w+", "", old.text) == re.sub(r"/h/\w+", "", never.text)
    assert "nobody is told that you are here" in visitor.get(fresh + "?lang=en").text
    assert views.find(node.read(), "ヤマダ") == []


def test_a_second_tap_on_hide_leads_to_the_same_new_card(visitor, node, yamada, card):
    fresh, sent = hide(visitor, card)
    assert visitor.client.post(card + "/hide", data=sent).headers["Location"] == fresh
    assert sum(known(node, yamada).cards.values()) == 1


def test_the_phone_that_hid_its_family_keeps_the_new_card_only(visitor, yamada, card, west):
    fresh, _ = hide(visitor, card)
    page = visitor.get(f"/s/{west}").text
    assert fresh in page and card not in page


def test_a_hidden_family_moves_with_its_new_card_and_leaves_no_trace_of_where(visitor, node, yamada, card, east, west):
    hide(visitor, card)
    page = visitor.get(f"/s/{west}").text
    sent = dict(re.findall(r'type="hidden"[^>]* name="(\w+)" value="([^"]*)"', page))
    assert visitor.client.post(f"/s/{west}", data=sent).status_code == 303
    assert [stay.place for stay in known(node, yamada).present] == [west]
    told = [fact.body for fact in known(node, yamada).facts if fact.place == east and fact.kind == "moved_on"]
    assert west not in str(told) and "ヤマダ" not in str(told)


def test_hiding_ends_when_they_say_so(visitor, node, yamada, card):
    fresh, _ = hide(visitor, card)
    visitor.client.post(fresh + "/show-again", data={"request": attempt()})
    assert not known(node, yamada).hidden
    assert visitor.get(card).status_code == 404 and visitor.get(fresh).status_code == 200


def test_hiding_is_never_taken_back_by_its_request(visitor, node, yamada, card):
    fresh, sent = hide(visitor, card)
    assert visitor.client.post(fresh + "/undo", data={"request": attempt(), "undo": sent["request"]}).status_code == 409
    assert known(node, yamada).hidden


def test_a_family_seen_at_two_shelters_says_where_it_is(visitor, node, yamada, card, east, west, tmp_path):
    from shelter.core.fact import EVERYWHERE
    from shelter.store.node import open_node

    other = open_node(tmp_path / "other")
    check_in(other, west, yamada, request=attempt(), by="phone", via="phone", name="ヤマダ", people=4)
    facts = list(other.journal.since({}))
    other.close()
    assert EVERYWHERE not in {fact.place for fact in facts}

    def admit(journal):
        from shelter.store.projections import reproject

        reproject(journal.connection, {fact.subject for fact in journal.admit(facts)})

    node.wait(node.write(admit))
    page = visitor.get(card + "?lang=en").text
    assert "counted at two shelters" in page
    forms = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', one)) for one in re.findall(r'action="/s/[^"]+">(.*?)</form>', page, flags=re.S)]
    assert len(forms) == 2
    visitor.client.post(f"/s/{west}", data=forms[0])
    assert [stay.place for stay in known(node, yamada).present] == [west]
