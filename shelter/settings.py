"""What may be set for a whole installation, read once at start: flags win over environment, environment over file."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shelter.commands import Mistake

FILE = "settings.toml"
BESIDE_RUN = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Settings:
    """One installation's settings, checked.

    data: folder that holds everything written (it need not exist yet). host: address to listen on, "" for all.
    port: 1 to 65535. url: what QR codes say, scheme and host without a slash at the end; None: found from the
    machine's addresses. node: the name people give this machine; None: its own. timezone: what times are shown in.
    """

    data: Path
    host: str = ""
    port: int = 8000
    url: str | None = None
    node: str | None = None
    timezone: str = "Asia/Tokyo"


def settle(args, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings for a command's options `args`. Raises Mistake that names a wrong one and what is expected."""
    data = _text("data", args, environ, {})
    folder = Path(data).expanduser() if data else BESIDE_RUN / "data"
    if folder.exists() and not folder.is_dir():
        raise Mistake(f"SHELTER_DATA: {folder} is a file; a folder is expected.")
    from_file = _read_file(folder / FILE)
    found = {name: _text(name, args, environ, from_file) for name in CHECKS}
    return Settings(data=folder, **{name: CHECKS[name](text) for name, text in found.items() if text is not None})


def _text(name: str, args, environ: Mapping[str, str], from_file: Mapping[str, str]) -> str | None:
    """One setting as it was typed, from the nearest place that has it. An empty one counts as not set."""
    variable = f"SHELTER_{name.upper()}"
    typed = getattr(args, name, None) or environ.get(variable)
    if not typed and (secret := environ.get(f"{variable}_FILE")):
        try:
            typed = Path(secret).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise Mistake(f"{variable}_FILE: cannot read {secret}; a file with the value is expected.") from problem
    return typed or from_file.get(name)


def _read_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise Mistake(f"{path}: cannot be read ({problem}); lines like  port = 8000  are expected.") from problem
    for name in read:
        if name not in CHECKS:
            raise Mistake(f"{path}: there is no setting '{name}'; expected are {', '.join(CHECKS)}.")
    return {name: str(value) for name, value in read.items()}


def _host(text: str) -> str:
    if not re.fullmatch(r"[\w.:-]+", text, flags=re.ASCII):
        raise Mistake(f"SHELTER_HOST: '{text}' is no address; one like 192.168.1.10 is expected, or nothing for all.")
    return "" if text == "0.0.0.0" else text


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise Mistake(f"SHELTER_PORT: '{text}' is no port; a number from 1 to 65535 is expected.")
    return int(text)


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://([\w.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?/?", text, flags=re.ASCII | re.IGNORECASE):
        raise Mistake(f"SHELTER_URL: '{text}' is no server's address; one like http://192.168.1.10:8000 is expected.")
    return text.rstrip("/")


def _node(text: str) -> str:
    if not re.fullmatch(r"[\w.-]{1,40}", text):
        raise Mistake(f"SHELTER_NODE: '{text}' is no name; up to 40 letters, digits, dots or hyphens are expected.")
    return text


def _timezone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise Mistake(f"SHELTER_TIMEZONE: '{text}' is no time zone; one like Asia/Tokyo is expected.") from problem
    return text


CHECKS = {"host": _host, "port": _port, "url": _url, "node": _node, "timezone": _timezone}
