"""`run.py print KIND`: posters, blank evacuee cards, rosters and the board as PDF files, without the server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shelter.commands import Mistake

if TYPE_CHECKING:
    from shelter.papers import Print
    from shelter.settings import Settings
    from shelter.store.node import Node

KINDS = {
    "poster": "the QR code for the entrance, how to check in, the Wi-Fi",
    "forms": "blank evacuee cards, numbered, each with the QR code of a card",
    "roster": "who is there, without those who are hidden",
    "board": "all shelters with their numbers, each with its time",
}
_ASSETS = Path(__file__).resolve().parents[2] / ".assets"


def add(parser) -> None:
    """What, for which shelters, where to."""
    told = "; ".join(f"{kind}: {purpose}" for kind, purpose in KINDS.items())
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=told)
    parser.add_argument("codes", metavar="CODE", nargs="*", help="shelters by their codes; the one that is open, if left out")
    parser.add_argument("--all", action="store_true", help="posters of every shelter known here; other paper of every open one")
    parser.add_argument("--out", metavar="DIR", required=True, help="folder for the PDF files; made if it is not there")
    parser.add_argument("--size", choices=("A4", "A3"), default="A4", help="size of posters (A4)")
    parser.add_argument("--sheets", metavar="N", type=int, default=20, help="so many blank cards a shelter (20)")
    parser.add_argument("--url", metavar="URL", help="address that QR codes say (SHELTER_URL; found by itself)")


def run(args) -> int:
    """Writes one PDF a shelter and names each file."""
    from printables.fonts import NoFonts
    from shelter.commands.opening import open_folder
    from shelter.core.refusal import Refused
    from shelter.settings import settle
    from shelter.setup.say import progress

    settings = settle(args)
    node = open_folder(settings.data, name=settings.node)
    try:
        codes = [""] if args.kind == "board" else _codes(node, args)
        how = _how(node, settings)
        folder = Path(args.out)
        folder.mkdir(parents=True, exist_ok=True)
        for number, code in enumerate(codes, start=1):
            file = folder / f"{'-'.join(filter(None, (args.kind, code)))}.pdf"
            file.write_bytes(_paper(node, args, code, how))
            print(file, flush=True)
            progress(args.kind, number, len(codes))
        if args.kind == "poster":
            _remember(node, how)
    except Refused as refused:
        raise Mistake(f"--sheets: a number from 1 to {refused.details.get('most')} is expected.") from None
    except NoFonts:
        raise Mistake("The fonts for paper are missing: connect this machine to the internet once and type the command again.") from None
    except OSError as problem:
        raise Mistake(f"{problem.filename or args.out} cannot be written: {problem.strerror}.") from None
    finally:
        node.close()
    return 0


def _codes(node: Node, args) -> list[str]:
    from shelter.store import views

    connection = node.read()
    if args.codes:
        codes = [code.upper() for code in args.codes]
        unknown = [code for code in codes if views.shelter(connection, code) is None]
        if unknown:
            raise Mistake(f"There is no shelter with the code {unknown[0]}. The front page and the list in /hq show the codes.")
        return codes
    shelters = views.open_shelters(connection)
    if args.all and args.kind == "poster":
        shelters = views.shelters(connection, size=1_000_000)[1]
    if not shelters:
        raise Mistake("No shelter is known here yet: start the server once, or import a list.")
    if len(shelters) > 1 and not args.all:
        raise Mistake(f"{len(shelters)} shelters are open: give the codes of those you mean, or --all.")
    return [one["code"] for one in shelters]


def _how(node: Node, settings: Settings) -> Print:
    from shelter.papers import Print
    from shelter.store import access
    from shelter.store.node import milliseconds
    from shelter.web.addresses import Addresses
    from shelter.web.moments import zone

    node.wait(node.write(lambda journal: access.prepare(journal.connection)))
    addresses = Addresses(settings.port, settings.url, only=settings.host)
    addresses.preferred = access.setting(node.read(), "preferred_address")
    addresses.look()
    wifi = (access.setting(node.read(), "wifi_name") or "", access.setting(node.read(), "wifi_password") or "")
    return Print(
        addresses.base(), milliseconds(), settings.node or node.id, node.drill, zone(settings.timezone), _ASSETS / "print", wifi
    )


def _paper(node: Node, args, code: str, how: Print) -> bytes:
    from shelter import papers
    from shelter.store.form_numbers import take_numbers

    connection = node.read()
    if args.kind == "poster":
        return papers.posters(connection, [code], how, args.size)
    if args.kind == "forms":
        return papers.forms(connection, code, take_numbers(node, code, args.sheets), how)
    if args.kind == "roster":
        return papers.roster(connection, code, how)
    return papers.board(connection, how)


def _remember(node: Node, how: Print) -> None:
    """The address on the posters: the server warns when this machine has it no longer."""
    from shelter.store import access

    node.wait(node.write(lambda journal: access.remember_printed(journal.connection, how.base, how.at)))
