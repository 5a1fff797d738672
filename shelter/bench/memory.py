"""How much memory a process holds, where the system tells."""

from pathlib import Path


def resident(pid: int) -> float:
    """Resident megabytes of a process; not a number where this system does not tell."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return float("nan")
