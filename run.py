"""Starts everything: `python3 run.py` sets up what is missing beside this file, then runs the command that was typed.

Standard library only, and plain enough for an old Python to read, so that it can say that it is too old.
"""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# Each command, the file that does it, and what it is for. A file is imported only when its command is typed.
COMMANDS = {
    "serve": ("shelter.commands.serve", "open the shelter: what happens when no command is typed"),
    "test": ("shelter.commands.check_itself", "run the tests (words after it go to pytest)"),
    "drill": ("shelter.commands.drill", "practise with simulated households, in a data folder of its own"),
    "import": ("shelter.commands.import_lists", "read lists of shelters as they are published"),
    "print": ("shelter.commands.print_paper", "make posters, forms and other paper as PDF"),
    "rebuild": ("shelter.commands.upkeep", "make every table again from the facts"),
    "check": ("shelter.commands.upkeep", "look for damage, gaps and tables that do not fit the facts"),
    "backup": ("shelter.commands.upkeep", "copy the data into one file, while the server runs"),
    "restore": ("shelter.commands.upkeep", "bring a backup back, as a new node"),
    "code": ("shelter.commands.codes", "make a fresh sign-in code for staff or headquarters"),
    "token": ("shelter.commands.codes", "make a token for a program that uses the API"),
    "bench": ("shelter.commands.bench", "measure this machine, each figure beside its limit"),
}


def main(words):
    """Runs the command in `words` and returns its exit status."""
    if sys.version_info < (3, 11):
        return wrong("Shelter needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])
    if words[:1] in (["-h"], ["--help"]):
        print(overview())
        return 0
    name, rest = (words[0], words[1:]) if words and not words[0].startswith("-") else ("serve", words)
    if name not in COMMANDS:
        return wrong("There is no command '%s'. The commands are: %s." % (name, ", ".join(COMMANDS)))
    from shelter.commands import Mistake
    from shelter.setup import CannotSetUp

    try:
        command = importlib.import_module(COMMANDS[name][0])
        args = read(name, command, rest)
        moved = set_up(name)
        return command.run(args) if moved is None else moved
    except CannotSetUp as problem:
        return wrong("Set-up stopped: %s." % problem)
    except Mistake as mistake:
        return wrong(mistake)
    except KeyboardInterrupt:
        return 130


def overview():
    """The page that --help prints."""
    rows = "\n".join("  %-9s %s" % (name, purpose) for name, (_, purpose) in COMMANDS.items())
    return "python3 run.py [COMMAND] [OPTIONS]\n\n%s\n\nEach command explains itself with --help." % rows


class Options(argparse.ArgumentParser):
    """Options whose mistakes are told in one line, like every other."""

    def error(self, message):
        """Says what is wrong and where to look, and ends with status 2."""
        self.exit(2, "%s: %s. What it takes: python3 %s --help\n" % (self.prog, message, self.prog))


def read(name, command, rest):
    """The options typed after a command. A wrong one ends here, with one line and status 2."""
    from shelter.commands import data_option

    purpose = COMMANDS[name][1]
    parser = Options(
        prog="run.py " + name, description=purpose[0].upper() + purpose[1:] + ".", allow_abbrev=False
    )
    parser.set_defaults(command=name)
    if name == "test":
        args, args.pytest = parser.parse_known_args(rest)
        return args
    data_option(parser)
    command.add(parser)
    return parser.parse_args(rest)


def set_up(name):
    """Makes everything ready. None when this Python is the environment's and goes on; else its exit status."""
    from shelter.setup import assets, environment

    python = environment.ready(ROOT, "requirements-test.txt" if name == "test" else "requirements.txt")
    if Path(sys.prefix).resolve() == (ROOT / ".venv").resolve():
        assets.bring(ROOT, python)
        return None
    words = [str(python), str(ROOT / "run.py"), *sys.argv[1:]]
    if os.name != "nt":
        # The same process goes on, so signals and a supervisor's kill reach the server itself.
        sys.stdout.flush()
        os.execv(python, words)
    with subprocess.Popen(words) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child gets the same Ctrl-C and ends in its own way


def wrong(sentence):
    """Says in one line what a person can put right, and gives the exit status for it."""
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # Whoever read our output (`| head`) has read enough; Python would complain again while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
