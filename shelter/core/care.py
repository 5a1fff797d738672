"""Care needs: what a person may need at a shelter. The code is stored; screens and papers have the words."""

#: Codes in the order they are offered, most urgent for the night first.
CARE = (
    "oxygen", "ventilator", "suction", "dialysis", "insulin", "medicine", "injured", "ill", "pregnant", "infant",
    "nursing", "bedridden", "dementia", "wheelchair", "visual", "hearing", "intellectual", "mental", "developmental",
    "alone65", "allergy", "halal", "vegetarian", "soft_food", "interpreter",
)  # fmt: skip

STAYING = ("shelter", "car", "tent", "home", "other")
SEX = ("female", "male", "no_answer")
AGE_BANDS = ("0-2", "3-5", "6-12", "13-17", "18-64", "65-74", "75+")
NEXT = ("home", "other_shelter", "relative", "hospital", "welfare", "temporary_housing", "other", "unknown")
