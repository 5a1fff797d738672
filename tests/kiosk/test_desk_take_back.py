"""Taking back: every action of one's own, long after; and phone check-ins in bulk."""

import re

from shelter.core.cards import new_card
from shelter.desk import check_in
from shelter.store import desk_views


def last(desk) -> str:
    """The request of the newest action in the list that can be taken back."""
    return re.search(r'name="undo" value="([^"]+)"', desk.pane("actions", "actions"))[1]


def test_each_kind_of_action_is_taken_back(desk):
    yamada = desk.register("ヤマダ", 4)
    for verb, more in (("out", {}), ("leave", {"next": "home"}), ("stay", {"staying": "tent"}), ("correct", {"people": "6"})):
        before = desk.household(yamada)
        desk.do(yamada, verb, **more)
        assert desk.post("/undo", undo=last(desk))["ok"], verb
        after = desk.household(yamada)
        assert (after.people, after.present[0].inside, after.present[0].out) == (before.people, before.present[0].inside, before.present[0].out)


def test_a_check_in_taken_back_counts_nobody_and_can_be_restored(desk):
    desk.register("ヤマダ", 4)
    done = desk.post("/undo", undo=last(desk))
    assert desk.people() == 0 and "Taken back" in done["html"]
    assert "It counts again" in desk.post("/undo", undo=last(desk))["html"]
    assert desk.people() == 4


def test_a_scan_that_fetched_a_family_from_another_shelter_is_taken_back_there_too(desk, west_desk):
    yamada = west_desk.register("ヤマダ", 4)
    desk.scan(yamada)
    desk.post("/undo", undo=last(desk))
    assert (desk.people(), west_desk.people()) == (0, 4)


def test_headcount_status_and_supplies_are_taken_back(desk, node, east):
    desk.post("/count", people="132")
    desk.post("/undo", undo=last(desk))
    assert desk_views.shelter_story(node.read(), east).headcounts == ()
    desk.post("/shelter/status", status="full")
    desk.post("/undo", undo=last(desk))
    assert desk_views.shelter_story(node.read(), east).status == "open"
    wish = new_card()
    desk.post("/needs", request=wish, item="blanket", quantity="100", urgency="now")
    desk.post("/undo", undo=last(desk))
    assert not desk_views.supplies(node.read(), wish).known
    assert "Blankets" not in desk.pane("requests", "needs")


def test_the_list_holds_twenty_of_my_own_actions_and_says_what_is_taken_back(desk, hq, node, east):
    check_in(node, east, new_card(), request=new_card(), by="田中", via="desk", name="ノグチ", people=2)
    for n in range(25):
        desk.register(f"家族{n}", 1)
    desk.post("/undo", undo=last(desk))
    page = desk.page("/actions")
    assert "ノグチ" not in page and "taken back" in page
    assert len(re.findall(r'class="one-line', desk.pane("actions", "actions"))) == 20


def test_what_somebody_else_did_is_not_mine_to_take_back(desk, node, east):
    theirs = new_card()
    check_in(node, east, new_card(), request=theirs, by="田中", via="desk", name="ノグチ", people=2)
    assert desk.post("/undo", undo=theirs)["code"] == "nothing_to_undo"
    assert desk.people() == 2


def test_check_ins_by_phone_wait_until_somebody_has_seen_them(desk, node, east):
    families = [new_card() for _ in range(3)]
    for n, family in enumerate(families):
        check_in(node, east, family, request=new_card(), by="phone", via="phone", name=f"スマホ{n}", people=2)
    assert '<b class="badge">3</b>' in desk.pane("tabs") and "スマホ0" in desk.pane("unseen", "unseen")
    desk.do(families[0], "see")
    desk.post("/unseen/see", household=[families[1]])
    pane = desk.pane("unseen", "unseen")
    assert "スマホ0" not in pane and "スマホ1" not in pane and "スマホ2" in pane and "by phone" in pane


def test_a_poster_used_from_afar_is_taken_back_in_bulk_and_who_moved_is_counted_where_they_were(desk, west_desk, node, east):
    tanaka = west_desk.register("タナカ", 5)
    check_in(node, east, tanaka, request=new_card(), by="phone", via="phone", here=True)
    pranks = [new_card() for _ in range(10)]
    for prank in pranks:
        check_in(node, east, prank, request=new_card(), by="phone", via="phone", name="うそ", people=9)
    assert (desk.people(), west_desk.people()) == (95, 0)
    assert desk.post("/unseen/undo", household=[*pranks, tanaka])["ok"]
    assert (desk.people(), west_desk.people()) == (0, 5)
    desk.post("/undo", undo=last(desk))
    assert desk.people() == 95


def test_nobody_chosen_is_told_so(desk):
    assert desk.post("/unseen/undo")["code"] == "nobody_chosen"
