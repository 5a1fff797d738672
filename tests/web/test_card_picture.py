"""The card as a picture: read by any camera, useful where no font came, silent about who they are."""

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from shelter.core.cards import card_code, new_card
from shelter.desk import check_in
from shelter.web.card_picture import card_png

FONTS = Path(__file__).resolve().parents[2] / ".assets" / "print"
ADDRESS = "HTTP://192.168.10.20:8000/H/HF22HH3QJ8S2ZG7YIONRWS0T753"
LETTERS = ["HF22", "HH3Q", "J8S2", "ZG7Y", "IONR", "WS0T", "753"]


@pytest.mark.parametrize("drill", [False, True])
@pytest.mark.parametrize("fonts", [FONTS, Path("no fonts came")])
def test_its_code_is_read_from_the_picture(fonts, drill):
    picture = Image.open(io.BytesIO(card_png(ADDRESS, LETTERS, fonts, drill=drill)))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]


def test_a_photo_of_half_the_size_is_still_read():
    picture = Image.open(io.BytesIO(card_png(ADDRESS, LETTERS, FONTS, drill=False))).convert("L").rotate(7, fillcolor=255)
    assert zxingcpp.read_barcodes(picture.resize((360, 510)))[0].text == ADDRESS


def test_a_drills_picture_is_marked_in_yellow():
    real, drill = (Image.open(io.BytesIO(card_png(ADDRESS, LETTERS, FONTS, drill=way))).convert("RGB") for way in (False, True))
    assert real.getpixel((5, 5)) == (255, 255, 255)
    assert drill.getpixel((5, 5))[2] < 100


def test_the_family_keeps_it_from_its_page_and_nobody_else_does(visitor, node, east):
    yamada = new_card()
    check_in(node, east, yamada, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    card = card_code(yamada)
    assert f"/h/{card}/card.png" in visitor.get(f"/h/{card}?lang=en").text
    answer = visitor.get(f"/h/{card}/card.png")
    assert answer.mimetype == "image/png" and answer.headers["Cache-Control"] == "no-store"
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(answer.data)))[0].text
    assert read.endswith(f"/H/{card}")
    assert visitor.get(f"/h/{card_code('4b6f0a2e-8a54-4c1e-9d57-0d8f6f0f7a11')}/card.png").status_code == 404
