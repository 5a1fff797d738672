"""What the person who starts the server sees: the QR code, the addresses, where to go next, the first codes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from shelter.store.node import Node
    from shelter.web.addresses import Addresses


def welcome(node: Node, addresses: Addresses, codes: dict[str, str], out: TextIO) -> None:
    """Write the welcome. On a terminal with the QR code of the one open shelter; elsewhere one line with the address."""
    from shelter.store import views

    base = addresses.base()
    if not out.isatty():
        print(f"Shelter is open at {base}", file=out, flush=True)
        return
    shelters = views.open_shelters(node.read())
    lines = [""]
    if node.drill:
        lines += ["*** 訓練 DRILL ***", ""]
    if len(shelters) == 1:
        address = f"{base}/s/{shelters[0]['code']}"
        lines += [qr_text(address.upper(), colours=_knows_colours()), f"{shelters[0]['name']}   {address}", ""]
    if addresses.only_loopback():
        lines += ["この機械はどのネットワークにもつながっていません。スマートフォンからは届きません。",
                  "This machine is in no network: no phone can reach it. Connect it to a Wi-Fi; nothing needs restarting.", ""]
    lines += [f"  {address.adapter}: {address.ip}" for address in addresses.all()]
    front = f"http://localhost:{addresses.port}/"
    lines += ["", f"受付・本部・ポスター / desk, headquarters, poster:  {front}", ""]
    names = {"staff": "避難所スタッフ / staff", "hq": "災害対策本部 / headquarters"}
    lines += [f"  {names[role]}:  {code}" for role, code in codes.items()]
    if codes:
        lines += ["", "サインインに使うコードです。書きとめてください。 / Codes to sign in with: write them down."]
    else:
        lines += ["新しいコード / a new sign-in code:  python3 run.py code --role staff"]
    lines += ["終わるには Ctrl-C / to stop: Ctrl-C", ""]
    print(_writable("\n".join(lines), out), file=out, flush=True)


def qr_text(text: str, *, colours: bool) -> str:
    """A QR code in half blocks, two rows a line. colours: dark on light whatever the terminal's own colours are."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_L, border=2, mask_pattern=4)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    # The light modules are the drawn ones: most terminals are dark.
    blocks = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    lines = ["".join(blocks[pair] for pair in zip(*pair_of_rows, strict=True)) for pair_of_rows in zip(rows[::2], rows[1::2], strict=True)]
    if colours:
        lines = [f"\x1b[97;40m{line}\x1b[0m" for line in lines]
    return "\n".join(lines)


def _knows_colours() -> bool:
    return os.name == "posix" or "WT_SESSION" in os.environ


def _writable(text: str, out: TextIO) -> str:
    """The text with what an old console cannot write replaced, so that starting never fails for it."""
    encoding = out.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
