"""The desk hears by itself what others did at its shelter, and only that; nobody else hears anything."""

from shelter.core.cards import new_card
from shelter.desk import check_in


def listen(app, visitor, code: str):
    """A page of the desk with its live connection."""
    socketio = app.extensions["socketio"]
    return socketio.test_client(app, namespace="/desk", auth={"shelter": code}, flask_test_client=visitor.client)


def heard(page) -> list[dict]:
    return [event["args"][0] for event in page.get_received("/desk") if event["name"] == "changed"]


def test_a_check_in_by_phone_is_heard_at_the_desk_of_that_shelter_only(app, node, staff, hq, east, west):
    here, there = listen(app, staff, east), listen(app, hq, west)
    check_in(node, east, new_card(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    events = heard(here)
    assert events and all(set(event) == {"as_of"} for event in events)
    assert events[-1]["as_of"] == node.as_of()
    assert heard(there) == []


def test_nobody_listens_without_a_sign_in_or_at_another_shelter(app, visitor, staff, east, west):
    assert not listen(app, visitor, east).is_connected("/desk")
    assert not listen(app, staff, west).is_connected("/desk")
    assert listen(app, staff, east).is_connected("/desk")


def test_an_answer_of_headquarters_reaches_the_desk(app, node, staff, east):
    from shelter.desk import answer_request, ask_for

    page = listen(app, staff, east)
    wish = ask_for(node, east, by="佐藤", request=new_card(), item="water", quantity=10, urgency="now")
    heard(page)
    answer_request(node, wish, "accepted", hq=True, by="鈴木", note="18時")
    assert heard(page)
