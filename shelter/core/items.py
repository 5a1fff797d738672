"""Supplies a shelter asks for: what, in which unit, as (Japanese, English)."""

from typing import NamedTuple


class Item(NamedTuple):
    """One kind of supply. code is stored; unit is how it is counted."""

    code: str
    ja: str
    en: str
    unit_ja: str
    unit_en: str


#: In the order they are offered: what runs out in the first night first. "other" is described in the note.
ITEMS = tuple(
    Item(*line.split("|"))
    for line in (
        "water|飲料水|Drinking water|L|L",
        "meal|食事|Meals|食|meals",
        "blanket|毛布|Blankets|枚|pieces",
        "infant_formula|粉・液体ミルク|Infant formula|缶|cans",
        "diaper_infant|紙おむつ（乳幼児）|Diapers (infants)|枚|pieces",
        "diaper_adult|紙おむつ（大人）|Diapers (adults)|枚|pieces",
        "toilet_portable|携帯トイレ|Portable toilets|回|uses",
        "toilet_temporary|仮設トイレ|Temporary toilets|基|cabins",
        "toilet_paper|トイレットペーパー|Toilet paper|巻|rolls",
        "sanitary|生理用品|Sanitary pads|枚|pieces",
        "wet_tissue|ウェットティッシュ|Wet tissues|個|packs",
        "mask|マスク|Masks|枚|pieces",
        "soft_meal|おかゆ・やわらかい食事|Soft meals|食|meals",
        "halal_meal|ハラール食|Halal meals|食|meals",
        "allergy_meal|アレルギー対応食|Allergy-safe meals|食|meals",
        "medicine|医薬品|Medicine|個|items",
        "first_aid|救急セット|First-aid kits|個|kits",
        "oxygen|酸素ボンベ|Oxygen cylinders|本|cylinders",
        "bed|段ボールベッド|Cardboard beds|台|beds",
        "partition|間仕切り|Partitions|組|sets",
        "mat|マット|Mats|枚|pieces",
        "clothes|衣類|Clothes|着|garments",
        "heater|暖房器具|Heaters|台|units",
        "fan|扇風機|Fans|台|units",
        "fuel|灯油・燃料|Fuel|L|L",
        "generator|発電機|Generators|台|units",
        "battery|乾電池・モバイル電源|Batteries|個|items",
        "charger|携帯電話の充電器|Phone chargers|個|items",
        "lamp|照明|Lamps|個|items",
        "tarp|ブルーシート|Tarpaulins|枚|pieces",
        "pet_food|ペットフード|Pet food|kg|kg",
        "doctor|医師|Doctors|人|people",
        "nurse|看護師・保健師|Nurses|人|people",
        "interpreter|通訳|Interpreters|人|people",
        "staff|応援職員|Relief staff|人|people",
        "other|その他（メモに書く）|Other (say in the note)|個|items",
    )
)
BY_CODE = {item.code: item for item in ITEMS}
