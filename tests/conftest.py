"""What tests of several rooms share: where the published lists are, and which browser to drive."""

import os
from pathlib import Path

import pytest

from shelter.setup import browser


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with lists as towns published them (shelters/, noto2024/, …)."""
    folder = os.environ.get("SHELTER_REAL_DATA")
    if not folder:
        pytest.skip("SHELTER_REAL_DATA is not set: it names the folder with the published lists")
    return Path(folder)


@pytest.fixture(scope="session")
def browser_program() -> str:
    """The path of a Chromium or Chrome. Where changes are checked there must be one; elsewhere it may be missing."""
    found = browser.find()
    if found is None:
        no_browser = "no Chromium or Chrome is installed; python3 run.py test says how to get one"
        if os.environ.get("CI") == "true":
            pytest.fail(no_browser)
        pytest.skip(no_browser)
    return found
