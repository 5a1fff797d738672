"""Who may stand at which desk, and what the shelter's own tab does."""

from shelter.core.cards import new_card
from shelter.store import views


def test_without_a_sign_in_the_desk_asks_for_one(visitor, east):
    answer = visitor.get(f"/desk/{east}")
    assert answer.status_code == 302 and "/sign-in" in answer.location


def test_the_queue_of_somebody_signed_out_hears_401_and_keeps_its_entries(visitor, east):
    answer = visitor.post(f"/desk/{east}/register", headers={"Accept": "application/json"}, people="4")
    assert answer.status_code == 401 and answer.json["code"] == "sign_in_needed"


def test_staff_of_one_shelter_may_not_work_at_another(staff, west):
    assert staff.get(f"/desk/{west}").status_code == 403


def test_headquarters_may_work_at_every_desk(hq, east, west):
    assert hq.get(f"/desk/{east}").status_code == hq.get(f"/desk/{west.lower()}").status_code == 200


def test_the_way_to_the_desk_leads_to_ones_own_shelter(staff, hq, east, west):
    assert staff.get("/desk").location.endswith(f"/desk/{east}")
    assert "東小学校" in hq.get("/desk").text and "西公民館" in hq.get("/desk").text
    assert "西公民館" in hq.get("/desk?find=西").text


def test_a_shelter_nobody_knows_is_not_found(hq):
    assert hq.get("/desk/NOSUCH").status_code == 404
    assert hq.get("/desk/" + "A" * 500).status_code == 404


def test_open_full_closed_name_and_capacity_are_set_at_the_desk(desk, node, east):
    for status in ("full", "closed", "open"):
        assert desk.post("/shelter/status", status=status)["ok"]
        assert views.shelter(node.read(), east)["status"] == status
    desk.post("/shelter/name", name="常滑東小学校")
    desk.post("/shelter/capacity", capacity="250")
    shelter = views.shelter(node.read(), east)
    assert (shelter["name"], shelter["capacity"]) == ("常滑東小学校", 250)
    desk.post("/shelter/capacity", capacity="")
    assert views.shelter(node.read(), east)["capacity"] is None


def test_each_tab_opens_in_every_language(desk, staff, east):
    desk.register("ヤマダ", 4)
    for tab in ("", "/unseen", "/count", "/needs", "/shelter", "/actions"):
        for lang in ("ja", "easy", "en"):
            answer = staff.get(f"/desk/{east}{tab}?lang={lang}")
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "no-store"


def test_the_scripts_of_the_desk_are_asked_for_each_time_and_nothing_else_is_given(visitor):
    with visitor.get("/desk-files/desk.js") as answer:
        assert answer.status_code == 200 and "no-cache" in answer.headers["Cache-Control"] and answer.headers["ETag"]
    assert visitor.get("/desk-files/..%2fdesk.py").status_code == 404
    assert visitor.get("/desk-files/desk.py").status_code == 404


def test_panes_of_a_tab_come_with_a_token_that_works(desk, staff, east):
    told = staff.get(f"/desk/{east}/panes?tab=main", headers={"Accept": "application/json"}).json
    staff.token = told["token"]
    assert desk.register("ヤマダ", 4)
    assert staff.get(f"/desk/{east}/panes?tab=none", headers={"Accept": "application/json"}).status_code == 404


def test_a_form_from_before_the_sign_in_is_told_so(desk, staff):
    staff.token = "wrong"
    assert desk.post("/register", people="4", household=new_card())["code"] == "form_expired"
