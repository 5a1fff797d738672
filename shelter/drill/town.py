"""The practice town's shelters: from a real list, or made up."""

from shelter import desk
from shelter.core import shelters
from shelter.store import views
from shelter.store.node import Node

NAMES = (
    "東小学校", "西小学校", "南中学校", "北高等学校", "中央公民館", "港地区コミュニティセンター", "市民体育館", "青葉保育園",
    "みどり台自治会館", "浜辺福祉センター", "城山小学校", "川口公民館",
)  # fmt: skip


def shelters_on_no_list(node: Node, wanted: int, by: str) -> list[str]:
    """Opens so many made-up shelters and gives their codes."""
    codes = []
    for number in range(wanted):
        name = NAMES[number % len(NAMES)] + (f" 第{number // len(NAMES) + 1}" if number >= len(NAMES) else "")
        code = desk.open_unlisted_shelter(node, name, by=by)
        desk.for_shelter(node, code, shelters.amend, by=by, capacity=80 + (number * 67) % 420)
        codes.append(code)
    return codes


def open_listed(node: Node, wanted: int, by: str) -> list[str]:
    """Opens so many of the shelters that a list brought, those with a known capacity first; gives their codes."""
    _, known = views.shelters(node.read(), size=100_000)
    places = [one for one in known if one["kind"] in ("shelter", "welfare")] or known
    chosen = sorted(places, key=lambda one: (one["capacity"] is None, one["code"]))[:wanted]
    for one in chosen:
        desk.for_shelter(node, one["code"], shelters.set_status, "open", by=by)
    return [one["code"] for one in chosen]
