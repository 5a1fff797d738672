"""The labels of the evacuee card: Japanese with furigana on every kanji, and small English."""

from typing import NamedTuple

from printables.words import Words


class Label(NamedTuple):
    """What stands beside a field or a box; `ruby` carries furigana as {漢字|かんじ}."""

    ruby: str
    en: str


CARD = Words("避難者カード", "Evacuee card")
FRONT = (
    Label(
        "{書|か}けるところだけで {大丈夫|だいじょうぶ}です。あとから {直|なお}せます。",
        "Write only what you can. It can be changed later.",
    ),
    Label("{書|か}いたら {受付|うけつけ}に {渡|わた}して ください。", "Then hand it to the desk."),
    Label("7{人目|にんめ}からは つぎの {紙|かみ}に {書|か}いて ください。", "More than six people: use another sheet."),
)
BACK = (
    Label(
        "うら：あてはまる {人|ひと}の {番号|ばんごう}に チェックを {入|い}れて ください。",
        "Back: tick under the person's number.",
    ),
    Label(
        "{書|か}きたくない ことは、{書|か}かなくて {大丈夫|だいじょうぶ}です。",
        "Leave out what you do not wish to say.",
    ),
)
YES = Label("はい", "Yes")

KANA = Label("ふりがな", "Reading")
REPRESENTATIVE = Label("{代表者|だいひょうしゃ}の {名前|なまえ}", "Representative")
PEOPLE = Label("{全部|ぜんぶ}で {何人|なんにん}", "People in all")
ADDRESS = Label("{住所|じゅうしょ}", "Address")
TOWN = (Label("{市内|しない}", "in town"), Label("{市外|しがい}", "elsewhere"))
PHONE = Label("{電話|でんわ}", "Phone")
SECOND = Label("ほかの {連絡先|れんらくさき}", "Other contact")
ASSOCIATION = Label("{町内会|ちょうないかい}", "Neighbourhood")
ARRIVED = Label("{入所|にゅうしょ}した とき", "Arrived")
LEFT = Label("{退所|たいしょ}した とき", "Left")
MOMENT = "月 日 時 分"
NEXT = Label("つぎに {行|い}く {所|ところ}", "Going to")
STAYING = Label("どこで {過|す}ごすか", "Staying in")
STAYING_CHOICES = {
    "shelter": Label("{避難所|ひなんじょ}", "shelter"),
    "car": Label("{車|くるま}", "car"),
    "tent": Label("テント", "tent"),
    "home": Label("{自宅|じたく}", "home"),
    "other": Label("ほか", "other"),
}
URGENT = Label("すぐ {助|たす}けが {必要|ひつよう}", "Urgent help")
WHAT = Label("どんな {助|たす}けか", "What kind")

NAME = Label("{名前|なまえ}", "Name")
RELATIONSHIP = Label("{続柄|つづきがら}", "Relation")
SEX = Label("{性別|せいべつ}", "Sex")
SEX_CHOICES = {
    "female": Label("{女|おんな}", "F"),
    "male": Label("{男|おとこ}", "M"),
    "no_answer": Label("{答|こた}えない", "no answer"),
}
BIRTH = Label("{生年月日|せいねんがっぴ} または {年齢|ねんれい}", "Birth date or age")
DATE = "年 月 日"
AGE_UNIT = "歳"

CARE_NEED = Label("{配慮|はいりょ}が {必要|ひつよう}なこと", "Care needs")
CARE = {
    "oxygen": Label("{酸素|さんそ}", "Oxygen"),
    "ventilator": Label("{人工呼吸器|じんこうこきゅうき}", "Ventilator"),
    "suction": Label("たんの {吸引|きゅういん}", "Suction"),
    "dialysis": Label("{透析|とうせき}", "Dialysis"),
    "insulin": Label("インスリン", "Insulin"),
    "medicine": Label("{毎日|まいにち}の {薬|くすり}", "Daily medicine"),
    "injured": Label("けが", "Injured"),
    "ill": Label("{病気|びょうき}", "Ill"),
    "pregnant": Label("{妊娠中|にんしんちゅう}", "Pregnant"),
    "infant": Label("{乳幼児|にゅうようじ}", "Infant"),
    "nursing": Label("{介護|かいご}が {必要|ひつよう}", "Nursing care"),
    "bedridden": Label("{寝|ね}たきり", "Bedridden"),
    "dementia": Label("{認知症|にんちしょう}", "Dementia"),
    "wheelchair": Label("{車|くるま}いす", "Wheelchair"),
    "visual": Label("{目|め}が {見|み}えにくい", "Low vision"),
    "hearing": Label("{耳|みみ}が {聞|き}こえにくい", "Hard of hearing"),
    "intellectual": Label("{知的障害|ちてきしょうがい}", "Intellectual"),
    "mental": Label("{精神障害|せいしんしょうがい}", "Mental"),
    "developmental": Label("{発達障害|はったつしょうがい}", "Developmental"),
    "alone65": Label("65{歳以上|さいいじょう}で ひとり", "65+, alone"),
    "allergy": Label("アレルギー", "Allergy"),
    "halal": Label("ハラール", "Halal"),
    "vegetarian": Label("ベジタリアン", "Vegetarian"),
    "soft_food": Label("やわらかい {食事|しょくじ}", "Soft food"),
    "interpreter": Label("{通訳|つうやく}", "Interpreter"),
}
OTHER_CARE = Label("そのほか", "Other")
MORE = Label("くわしく", "Details")
MORE_HINT = Label("{薬|くすり}・アレルギー・{話|はな}せる {言葉|ことば} など", "medicine, allergy, languages spoken …")

HOME = Label("{家|いえ}の ようす", "Home")
HOME_CHOICES = {
    "全壊": Label("{全壊|ぜんかい}", "destroyed"),
    "大規模半壊": Label("{大規模半壊|だいきぼはんかい}", "large-scale half"),
    "中規模半壊": Label("{中規模半壊|ちゅうきぼはんかい}", "mid-scale half"),
    "半壊": Label("{半壊|はんかい}", "half"),
    "準半壊": Label("{準半壊|じゅんはんかい}", "near half"),
    "一部損壊": Label("{一部損壊|いちぶそんかい}", "partly"),
}
OUT = Label("{使|つか}えない もの", "Cut off")
OUT_CHOICES = (
    Label("{電気|でんき}", "power"),
    Label("{水道|すいどう}", "water"),
    Label("ガス", "gas"),
    Label("{電話|でんわ}", "phone"),
)
LIVEABLE = Label("{家|いえ}に {住|す}めますか", "Can live there")
NO = Label("いいえ", "No")
CAR = Label("{車|くるま}", "Car")
CAR_FIELDS = (
    Label("{車種|しゃしゅ}", "Model"),
    Label("ナンバー", "Plate"),
    Label("{色|いろ}", "Colour"),
    Label("{停|と}めた {所|ところ}", "Parked at"),
)
PETS = Label("ペットの {種類|しゅるい}", "Pets: kind")
PETS_COUNT = Label("{数|かず}", "Number")

DISCLOSURE = {
    "relatives": (
        Label(
            "{親族|しんぞく}に {聞|き}かれたら、すべて {答|こた}えます。",
            "Relatives who ask are told everything.",
        ),
        Label("{断|ことわ}る", "Refuse"),
    ),
    "acquaintances": (
        Label(
            "{知人|ちじん}に {聞|き}かれたら、{名前|なまえ}・けが・{今|いま}の ようすだけ {答|こた}えます。",
            "Acquaintances are told only name, whether injured, present state.",
        ),
        Label("{断|ことわ}る", "Refuse"),
    ),
    "public": (
        Label(
            "そのほかの {人|ひと}に {答|こた}えたり、{公表|こうひょう}したり しても よい。",
            "Others may be told, and it may be made public.",
        ),
        Label("よい", "Agree"),
    ),
}
HIDDEN = Label(
    "ここに いる ことを {誰|だれ}にも {言|い}わないで ください。{理由|りゆう}は いりません。",
    "Tell nobody that we are here. No reason needed.",
)
