"""Folding: one search key for the many ways a name or address is written. What was typed is kept as typed; only the key is folded."""

import re
import unicodedata

#: Variant → the form it is searched by. Pairs that people, registers and input methods mix up (人名の異体字).
_VARIANTS = str.maketrans(
    "髙﨑嵜碕邉邊濵濱瀨齋齊斉藏國澤廣櫻惠眞德塚曻晧栁辻吉靍鶴彌壽榮圓龜鐵縣舘峯嶋嶌冨桒兒與條應學總豐萬渡邑",
    "高崎崎崎辺辺浜浜瀬斎斎斎蔵国沢広桜恵真徳塚昇皓柳辻吉鶴鶴弥寿栄円亀鉄県館峰島島富桑児与条応学総豊万渡邑",
)
_MORE_VARIANTS = {"𠮷": "吉", "鷗": "鴎", "塚": "塚", "ヶ": "ケ", "ヵ": "カ"}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_JOINERS = re.compile(r"[\s・･,，、.。·'’`\-‐‑‒–—―−ー゠=＝]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ADDRESS_WORDS = re.compile(r"(丁目|番地の|番地|番|号|の|ノ)(?=\d|$|-)")
_KANJI_NUMBER = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")}


def _narrow(text: str) -> str:
    text = _SELECTORS.sub("", unicodedata.normalize("NFKC", text))
    for variant, plain in _MORE_VARIANTS.items():
        text = text.replace(variant, plain)
    return text.translate(_VARIANTS)


def fold(text: str) -> str:
    """The search key of a name: width, case, kana kind, small kana, kanji variants and separators do not matter.

    Accents are dropped (Nguyễn → nguyen); katakana becomes hiragana. Never turns kanji into kana.
    """
    key = _narrow(text).casefold()
    key = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in key)
    key = _JOINERS.sub("", key).translate(_SMALL)
    if not key.isascii():
        # Marks of Latin letters go; the voicing marks of kana (が) are part of the letter and stay.
        split = unicodedata.normalize("NFD", key)
        key = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", split)).replace("đ", "d")
    return key


def fold_address(text: str) -> str:
    """The search key of an address: 2丁目3番, 2の3 and ２－３ are one."""
    key = _narrow(text)
    key = re.sub(
        "[〇一二三四五六七八九十]+(?=丁目|番|号)",
        lambda found: _kanji_number(found.group()),
        key,
    )
    key = re.sub(r"[‐‑‒–—―−ー－]", "-", key)
    while True:
        plainer = _ADDRESS_WORDS.sub("-", key)
        if plainer == key:
            break
        key = plainer
    return re.sub(r"-+", "-", re.sub(r"\s+", "", key)).strip("-").casefold()


def _kanji_number(text: str) -> str:
    if "十" not in text:
        return "".join(_KANJI_NUMBER[c] for c in text)
    tens, _, ones = text.partition("十")
    return str((int(_KANJI_NUMBER.get(tens[-1:], "1"))) * 10 + int(_KANJI_NUMBER.get(ones[:1], "0")))
