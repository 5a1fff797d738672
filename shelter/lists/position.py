"""Latitude and longitude: read, put right where they are swapped, and kept only inside Japan."""

import re

from shelter.lists.cells import is_blank, plain

LAT_JAPAN = (20.0, 46.0)
LON_JAPAN = (122.0, 154.5)
_DEGREES = re.compile(r"^[北東]?[緯経]?[NE]?\s*(\d+(?:\.\d+)?)\s*[°度]?\s*[NE]?$", re.IGNORECASE)
_MINUTES = re.compile(
    r"^[北東]?[緯経]?\s*(\d+)\s*[°度]\s*(\d+)\s*['′’分]\s*(?:(\d+(?:\.\d+)?)\s*(?:[\"″”秒]|''|′′)?)?$"
)


def read_degrees(text: str) -> float | None:
    """Decimal degrees from `35.68`, `35.68度`, `N35.68` or `35度41分22秒`; None where it is none of these."""
    words = plain(text)
    decimal = _DEGREES.match(words)
    if decimal:
        return float(decimal.group(1))
    parts = _MINUTES.match(words)
    if parts:
        degrees, minutes, seconds = (float(part or 0) for part in parts.groups())
        if minutes < 60 and seconds < 60:
            return round(degrees + minutes / 60 + seconds / 3600, 7)
    return None


def _inside(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def read_position(lat_text: str, lon_text: str) -> tuple[float | None, float | None, str | None]:
    """Latitude, longitude and the question they raise: swapped, position, outside, half_position or None."""
    lat_blank, lon_blank = is_blank(lat_text), is_blank(lon_text)
    if lat_blank and lon_blank:
        return None, None, None
    if lat_blank or lon_blank:
        return None, None, "half_position"
    lat, lon = read_degrees(lat_text), read_degrees(lon_text)
    if lat is None or lon is None:
        return None, None, "position"
    if _inside(lat, LAT_JAPAN) and _inside(lon, LON_JAPAN):
        return lat, lon, None
    if _inside(lat, LON_JAPAN) and _inside(lon, LAT_JAPAN):
        return lon, lat, "swapped"
    return None, None, "outside"
