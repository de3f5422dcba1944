#!/usr/bin/python3
"""The small fixed set of frames that the reader's tests read.

    make_frames.py        writes frames/NAME.jpg and frames/truth.jsonl

Of each of the six cells the first five frames of split "fixture" that are well readable and not too
large, and one whose line is cut off by the frame's edge: {"file", "digits", "what", "expected"},
where expected is "read" or, for a cut-off line, "refused".
"""
import itertools
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "generator"))
from conditions import HEIGHTS, LIMITS
from frames import Given, frame

READ_PER_CELL = 5
LEAST_LEGIBLE = .6
MOST_BYTES = 120_000


def readable_frames(difficulty, resolution):
    for index in itertools.count():
        jpeg, truth = frame("fixture", difficulty, resolution, index)
        if truth["line_whole"] and truth["legibility"] >= LEAST_LEGIBLE and len(jpeg) <= MOST_BYTES:
            yield jpeg, truth


def cut_off_frame(difficulty, resolution, side):
    for index in itertools.count(1000):
        jpeg, truth = frame("fixture", difficulty, resolution, index, Given(condition=dict(crop=side)))
        if not truth["line_whole"] and len(jpeg) <= MOST_BYTES:
            return jpeg, truth


def main():
    folder = os.path.join(HERE, "frames")
    sides = itertools.cycle(["left", "right"])
    with open(os.path.join(folder, "truth.jsonl"), "w") as truths:
        def write(name, made, what, expected):
            jpeg, truth = made
            with open(os.path.join(folder, name), "wb") as file:
                file.write(jpeg)
            record = dict(file=name, digits=truth["digits"], what=what, expected=expected)
            truths.write(json.dumps(record) + "\n")

        for resolution, difficulty in itertools.product(HEIGHTS, LIMITS):
            cell = f"{difficulty}_{resolution}"
            chosen = itertools.islice(readable_frames(difficulty, resolution), READ_PER_CELL)
            for number, made in enumerate(chosen):
                write(f"{cell}_{number}.jpg", made, f"{difficulty}, {resolution}", "read")
            side = next(sides)
            cut_off = cut_off_frame(difficulty, resolution, side)
            write(f"{cell}_cut_off.jpg", cut_off, f"{difficulty}, {resolution}, cut off on the {side}", "refused")


if __name__ == "__main__":
    main()
