#!/usr/bin/python3
"""Strips of degraded OCR-B lines for lstmtraining: files of 100, a TIFF with a WordStr box file.

    train_lines.py --start 0 --count 200 --out lines/

Seeds are of a space of their own: no number, condition or picture is one of the frame sets'.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "generator"))
import numpy as np
from PIL import Image

from frames import seed_of
from line_camera import see
from line_cut import cut
from line_drawing import draw_line

LINES_A_FILE = 100


def strip_to_learn(rng):
    while True:
        line = draw_line(rng)
        learnt = cut(rng, line, see(rng, line))
        if learnt:
            return learnt


def write_file(number, out):
    rng = np.random.default_rng([seed_of("trainlines-v1"), number])
    pictures, boxes = [], []
    for page in range(LINES_A_FILE):
        strip, digits = strip_to_learn(rng)
        height, width = strip.shape
        pictures.append(Image.fromarray(strip))
        boxes.append(f"WordStr 0 0 {width} {height} {page} #{digits}\n\t {width} 0 {width + 1} {height} {page}\n")
    name = os.path.join(out, f"l{number:05d}")
    pictures[0].save(name + ".tif", save_all=True, append_images=pictures[1:], compression="tiff_lzw")
    with open(name + ".box", "w") as file:
        file.write("".join(boxes))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    for number in range(arguments.start, arguments.start + arguments.count):
        write_file(number, arguments.out)


if __name__ == "__main__":
    main()
