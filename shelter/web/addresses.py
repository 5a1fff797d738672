"""The addresses of this machine, looked up again all the time, because a laptop's address changes under it."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from typing import NamedTuple
from urllib.parse import urlsplit

_EVERY = 4.0  # seconds
_MADE_UP = re.compile(r"docker|veth|br-|virbr|vmnet|vbox|virtualbox|vmware|vethernet|hyper-v|wsl|tun|tap|tailscale|zt|utun|bluetooth", re.I)


class Address(NamedTuple):
    """One address of one adapter: the adapter's name as the system tells it ("Wi-Fi", "wlan0") and the IPv4 address."""

    adapter: str
    ip: str


class Addresses:
    """What phones can type to reach this machine.

    port: where the server listens. url: the address set by the person who runs it, which then is the one on every QR code.
    """

    def __init__(self, port: int, url: str | None = None, *, only: str | None = None):
        self.port = port
        self.url = url.rstrip("/") if url else None
        self.preferred: str | None = None
        # A server bound to one address is reached at no other.
        self._only = only if only not in (None, "", "0.0.0.0", "::") else None  # noqa: S104
        self._found: tuple[Address, ...] = ()
        self._stop = threading.Event()
        self.last_phone: int | None = None

    def look(self) -> None:
        """Look the adapters up now. Blocks for some milliseconds."""
        found = _adapters()
        if self._only is not None:
            found = [address for address in found if address.ip == self._only]
        route = _default_route()
        self._found = tuple(sorted(found, key=lambda address: _rank(address, route)))

    def keep_looking(self) -> None:
        """Look again every few seconds, in a thread of its own, until `stop`."""
        threading.Thread(target=self._watch, name="addresses", daemon=True).start()

    def _watch(self) -> None:
        while not self._stop.wait(_EVERY):
            self.look()

    def stop(self) -> None:
        """End the looking."""
        self._stop.set()

    def all(self) -> tuple[Address, ...]:
        """Every address but loopback, the likeliest for phones first."""
        return self._found

    def base(self, ip: str | None = None) -> str:
        """What QR codes begin with, "http://192.168.1.5:8000": as set, else the address asked for, the preferred, the likeliest."""
        if self.url:
            return self.url
        ips = [address.ip for address in self._found]
        for wish in (ip, self.preferred):
            if wish in ips:
                return self._at(wish)
        return self._at(ips[0] if ips else self._only or "127.0.0.1")

    def _at(self, ip: str | None) -> str:
        return f"http://{ip}" if self.port == 80 else f"http://{ip}:{self.port}"

    def only_loopback(self) -> bool:
        """Whether no phone can reach this machine at all."""
        if self.url:
            return (urlsplit(self.url).hostname or "") in ("localhost", "127.0.0.1", "::1")
        return not self._found

    def reaches(self, base: str) -> bool:
        """Whether an address that stands on paper still leads here."""
        if self.url and base == self.url:
            return True
        return any(base == self._at(address.ip) for address in self._found)

    def is_own(self, ip: str) -> bool:
        """Whether a request from this address comes from this very machine."""
        return ip.startswith("127.") or ip in ("::1", "") or any(address.ip == ip for address in self._found)


def _adapters() -> list[Address]:
    import ifaddr

    found = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str) and not ipaddress.ip_address(ip.ip).is_loopback:
                found.append(Address(adapter.nice_name, ip.ip))
    return found


def _default_route() -> str | None:
    """The address this machine would use towards the outside. Sends nothing; None where there is no way out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
        except OSError:
            return None


def _rank(address: Address, route: str | None) -> tuple[bool, bool, bool, bool, str]:
    ip = ipaddress.ip_address(address.ip)
    return (ip.is_link_local, bool(_MADE_UP.search(address.adapter)), not ip.is_private, address.ip != route, address.ip)
