"""The words of the board and of headquarters for the codes that are stored: care needs, status, ways of staying, methods."""

from __future__ import annotations

from shelter.web.words import N_

STATUS = {
    "preparing": N_("Not open yet"), "open": N_("Open"), "full": N_("Takes nobody more"), "closed": N_("Closed"), "unknown": N_("Status not known"),
}  # fmt: skip
CROWDING = {
    "vacant": N_("Vacant"), "filling": N_("Getting crowded"), "crowded": N_("Crowded"), "full": N_("Full"), "unknown": N_("Not known"),
}  # fmt: skip
#: Ways of being counted without being inside, in the order they are told.
OUTSIDE = {"out": N_("on leave"), "car": N_("in cars"), "tent": N_("in tents"), "home": N_("at home"), "other": N_("elsewhere")}
METHOD = {"roster": N_("roster"), "headcount": N_("headcount"), "estimate": N_("estimate")}
CARE = {
    "oxygen": N_("Oxygen"), "ventilator": N_("Ventilator"), "suction": N_("Suction"), "dialysis": N_("Dialysis"),
    "insulin": N_("Insulin"), "medicine": N_("Daily medicine"), "injured": N_("Injured"), "ill": N_("Ill"),
    "pregnant": N_("Pregnant"), "infant": N_("Infant"), "nursing": N_("Nursing care"), "bedridden": N_("Bedridden"),
    "dementia": N_("Dementia"), "wheelchair": N_("Wheelchair"), "visual": N_("Does not see"), "hearing": N_("Does not hear"),
    "intellectual": N_("Intellectual disability"), "mental": N_("Mental illness"), "developmental": N_("Developmental disability"),
    "alone65": N_("65 or older, alone"), "allergy": N_("Allergy"), "halal": N_("Halal food"), "vegetarian": N_("Vegetarian food"),
    "soft_food": N_("Soft food"), "interpreter": N_("Interpreter"),
}  # fmt: skip
STATES = {
    "asked": N_("asked"), "accepted": N_("accepted"), "sent": N_("sent"), "delivered": N_("delivered"), "confirmed": N_("arrived, confirmed"),
    "declined": N_("declined"), "withdrawn": N_("withdrawn"), "done": N_("done"),
}  # fmt: skip
URGENCY = {"now": N_("now"), "today": N_("today"), "later": N_("later")}
KINDS = {
    "shelter": N_("Designated shelter"), "welfare": N_("Welfare shelter"), "site": N_("Emergency evacuation site"), "other": N_("Other place"),
}  # fmt: skip
HAZARDS = {
    "flood": N_("Flood"), "landslide": N_("Landslide"), "storm_surge": N_("Storm surge"), "earthquake": N_("Earthquake"),
    "tsunami": N_("Tsunami"), "fire": N_("Large fire"), "inland_flood": N_("Inland flood"), "volcano": N_("Volcano"),
}  # fmt: skip
