"""The desk's pages and live events, as the app takes them in."""

from kiosk import check_in, counting, household, own_shelter, supplies
from kiosk.frame import blueprint
from kiosk.live import live

__all__ = ["blueprint", "check_in", "counting", "household", "live", "own_shelter", "supplies"]
