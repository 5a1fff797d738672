"""`run.py code` and `run.py token`: a fresh sign-in code for people, a fresh bearer token for a program, at any time."""

from __future__ import annotations

from shelter.commands import Mistake


def add(parser) -> None:
    """--role, --shelter; for a token also --name."""
    parser.add_argument("--role", required=True, choices=("staff", "hq"), help="staff of shelters, or headquarters")
    parser.add_argument("--shelter", metavar="CODE", help="only for the shelter with this code (staff; all of them)")
    if parser.get_default("command") == "token":
        parser.add_argument("--name", metavar="NAME", default="API", help="what stands beside everything the program writes (API)")


def run(args) -> int:
    """Prints the code or token, and nothing else, on standard output."""
    from shelter.commands.opening import open_folder
    from shelter.settings import settle
    from shelter.store import views
    from shelter.web.code_making import make_code, make_token

    if args.role == "hq" and args.shelter:
        raise Mistake("Headquarters sees every shelter: leave --shelter out, or choose --role staff.")
    node = open_folder(settle(args).data)
    try:
        shelter = args.shelter.upper() if args.shelter else None
        if shelter and views.shelter(node.read(), shelter) is None:
            raise Mistake(f"There is no shelter with the code {shelter}. The front page and the poster show the codes.")
        if args.command == "token":
            print(make_token(node, args.role, shelter, by=args.name))
        else:
            print(make_code(node, args.role, shelter, by="run.py"))
    finally:
        node.close()
    return 0
