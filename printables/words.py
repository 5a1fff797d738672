"""The words of the papers in Japanese, easy Japanese with furigana, and English."""

from typing import NamedTuple


class Words(NamedTuple):
    """The same thing said three ways. `easy` may carry furigana as {漢字|かんじ}; empty: not said."""

    ja: str
    en: str
    easy: str = ""


DRILL = Words("訓練", "DRILL")
PAGE = Words("ページ", "Page")
PRINTED = Words("印刷", "printed")
UNKNOWN = Words("不明", "unknown")

POSTER = Words("受付ポスター", "Check-in poster")
HERE = Words("受付はここです", "Check in here", "{受付|うけつけ}は ここです")
FIRST_WIFI = Words("はじめに、Wi-Fiにつなぐ", "First, join this Wi-Fi", "さいしょに Wi-Fiに つなぎます")
NETWORK = Words("名前", "Name")
PASSWORD = Words("パスワード", "Password")
OPEN_NETWORK = Words(
    "パスワードなし。まわりの人に通信を見られることがあります。", "No password: others may see what you send."
)
STAY = Words("「インターネットなし」と出ても、そのままで", "If it says 'no internet', stay connected")
LETTERS = Words("カメラで読めないときは、この文字を入力", "If the camera cannot read it, type this")

STEPS = (
    Words(
        "スマホで上のコードを読む",
        "Scan the code with your phone",
        "カメラで {上|うえ}の コードを {見|み}ます",
    ),
    Words(
        "人数をえらび、名前を入れる",
        "Tap how many, type one name",
        "{何人|なんにん}か えらび、{名前|なまえ}を {書|か}きます",
    ),
    Words(
        "カードを撮って係の人に見せる",
        "Show staff a photo of your card",
        "カードの {写真|しゃしん}を {係|かかり}の {人|ひと}に {見|み}せます",
    ),
)
NO_PHONE = Words(
    "スマホがない方、困っている方は、受付の机へ",
    "No phone? Need help? Come to the desk",
    "スマホが ない {人|ひと}、{困|こま}った {人|ひと}は、{受付|うけつけ}に {来|き}て ください",
)
URGENT = Words(
    "けが・急病・薬がない方は、すぐ近くの係の人へ",
    "Hurt, ill, no medicine? Tell staff now",
    "けがや {病気|びょうき}の {人|ひと}は、すぐ {係|かかり}の {人|ひと}に {言|い}って ください",
)
