"""The text of a QR code that joins a phone to a Wi-Fi network."""

import re

NATIONAL = "00000JAPAN"


def wifi_text(ssid: str, password: str = "") -> str:
    """`WIFI:T:WPA;S:name;P:password;;`, or the open form when there is no password.

    Raises ValueError for an empty name and for 00000JAPAN, which belongs to the carriers: phones that
    trust it would hand their traffic to whoever uses the name."""
    if not ssid:
        raise ValueError("The Wi-Fi has no name.")
    if ssid.strip().upper() == NATIONAL:
        raise ValueError("00000JAPAN is the carriers' disaster network. Give the shelter's Wi-Fi another name.")
    if not password:
        return f"WIFI:T:nopass;S:{_escape(ssid)};;"
    return f"WIFI:T:WPA;S:{_escape(ssid)};P:{_escape(password)};;"


def _escape(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
