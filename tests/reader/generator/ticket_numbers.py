"""The 18 digits of tickets nobody was ever given.

Assumptions, wider than ours on purpose: kinds 1-3, doses 1-7, and a stand-in list of 1,739
municipalities whose codes have the structure and the check digits of real ones.
"""

KINDS = ["1", "2", "3"]
DOSES = ["1", "2", "3", "4", "5", "6", "7"]


def municipality_check_digit(code5):
    total = sum(int(digit) * weight for digit, weight in zip(code5, (6, 5, 4, 3, 2)))
    return str((11 - total % 11) % 10)


def stand_in_municipalities():
    codes = []
    subs = [100, *range(201, 217), *range(301, 306), *range(321, 326), *range(341, 346), *range(361, 366)]
    for prefecture in range(1, 48):
        for sub in subs:
            code5 = f"{prefecture:02d}{sub:03d}"
            codes.append(code5 + municipality_check_digit(code5))
    return codes


MUNICIPALITIES = stand_in_municipalities()


def make_digits(rng):
    """Kind, dose, municipality and ticket number, half of them numbered in sequence by a town."""
    kind = rng.choice(KINDS, p=[.2, .6, .2])
    dose = rng.choice(DOSES, p=[.3, .3, .2, .1, .04, .03, .03])
    municipality = MUNICIPALITIES[rng.integers(len(MUNICIPALITIES))]
    if rng.random() < .5:
        number = f"{rng.integers(1, 400000):010d}"
    else:
        number = f"{rng.integers(0, 10**10):010d}"
    return str(kind) + str(dose) + municipality + number
