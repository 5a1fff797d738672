"""A family hidden by mistake gets its old card back when that is undone."""

from shelter import desk
from shelter.core import household_rules
from shelter.core.cards import card_code, new_card
from shelter.store import views
from shelter.store.node import open_node


def test_undoing_a_hiding_makes_the_old_card_open_again(tmp_path):
    node = open_node(tmp_path)
    east = desk.open_unlisted_shelter(node, "東小", by="佐藤")
    yamada = new_card()
    desk.check_in(node, east, yamada, request=None, by="phone", via="phone", name="ヤマダ", people=4)
    hidden = desk.for_household(node, yamada, household_rules.hide, east, new_card(), by="佐藤")
    desk.undo_many(node, [fact.id for fact in hidden.facts], by="佐藤")
    assert views.household_of_card(node.read(), card_code(yamada), False).name == "ヤマダ"
    assert node.read().execute("SELECT count(*) FROM card").fetchone() == (0,)
    node.close()
