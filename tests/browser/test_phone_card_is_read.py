"""The card on ヤマダ's screen: its QR code is read from a photo of it, in the shelter and in a drill."""

import io
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image, ImageFilter


def check_in(server, page):
    """Checks four people in and stays on their card."""
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang=en")
    page.locator('[name="people"][value="4"]').tap()
    page.fill("#name", "ヤマダ")
    page.locator("button.main").tap()
    page.wait_for_url("**/h/**")


@pytest.mark.parametrize(("drill", "prefix"), [(False, "H"), (True, "T")], ids=["real", "drill"])
def test_a_photo_of_the_screen_leads_back_to_the_card(new_server, phone, drill, prefix):
    server = new_server(drill=drill)
    page = phone()
    check_in(server, page)
    photo = Image.open(io.BytesIO(page.screenshot())).convert("L").rotate(7, fillcolor=90, expand=True).filter(ImageFilter.GaussianBlur(1.5))
    read = zxingcpp.read_barcodes(photo)
    assert len(read) == 1
    address = urlsplit(read[0].text)
    assert read[0].text == read[0].text.upper() and address.path.startswith(f"/H/{prefix}")
    other = phone()
    other.goto(server.phone_url + address.path + "?lang=en")
    assert other.get_by_text("ヤマダ").is_visible() and other.get_by_text("You are checked in.").is_visible()
    assert page.get_by_text("DRILL").is_visible() is drill


def test_the_whole_card_is_on_the_first_screen(server, phone):
    page = phone()
    check_in(server, page)
    assert page.locator(".card").evaluate("card => card.getBoundingClientRect().bottom") <= 640
    assert page.get_by_text("Photograph this now").is_visible()
