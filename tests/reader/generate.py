#!/usr/bin/python3
"""Synthetic frames of the vaccination ticket as a tablet's camera sees it.

    generate.py --split dev --difficulty all --resolution all --count 100 --out frames/
    generate.py --takes --split dev --difficulty medium --count 40 --frames 15 --out takes/
    generate.py --digits 231310160000000101 --look '{"layout": "left"}' --qr '' --out mine/
    generate.py --digits tickets.json --takes --frames 8 --out mine/      (a JSON list of 18 digits)
    generate.py --serve        (requests as JSON lines on stdin, see generator/serving.py)

Frames go to OUT/SPLIT/RESOLUTION/DIFFICULTY/NNNN.jpg, takes to .../vNNN/KK.jpg; beside them
truth.jsonl or video.jsonl: digits, corners of line and QR code in px, digit height, whether the
line is whole and readable, all conditions. The same split, difficulty, resolution and index give
the same bytes on every machine with the same Debian packages:

    apt-get install -y --no-install-recommends fonts-ocr-b fonts-noto-cjk python3-opencv python3-pil \\
      python3-numpy python3-qrcode
"""
import argparse
import itertools
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "generator"))
from conditions import HEIGHTS, LIMITS
from frames import Given, frame, take
from serving import serve


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--difficulty", default="all")
    parser.add_argument("--resolution", default="all")
    parser.add_argument("--count", type=int)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--out")
    parser.add_argument("--takes", action="store_true")
    parser.add_argument("--frames", type=int, default=15)
    parser.add_argument("--digits", help="18 digits, or a JSON file with a list of them")
    parser.add_argument("--look", type=json.loads, default={}, help="JSON, see conditions.sample_look")
    parser.add_argument("--condition", type=json.loads, default={}, help="JSON, see conditions.sample_condition")
    parser.add_argument("--qr", help='18 digits other than the line\'s for the QR code; "" for none')
    arguments = parser.parse_args()
    if not arguments.serve and not arguments.out:
        parser.error("--out says where the frames go")
    return arguments


def given_tickets(arguments):
    """One for each index: the given digits, or none."""
    lines = [None]
    if arguments.digits:
        lines = [arguments.digits] if arguments.digits.isdigit() else json.load(open(arguments.digits))
    if any(line and not (len(line) == 18 and line.isdigit()) for line in lines):
        sys.exit("--digits takes 18 digits, or a JSON file with a list of such strings")
    count = arguments.count or (len(lines) if arguments.digits else 200)
    cycle = itertools.islice(itertools.cycle(lines), count)
    return [Given(line, arguments.look, arguments.condition, arguments.qr) for line in cycle]


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def write_cell(arguments, resolution, difficulty):
    folder = os.path.join(arguments.out, arguments.split, resolution, difficulty)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "video.jsonl" if arguments.takes else "truth.jsonl"), "w") as truths:
        for index, given in enumerate(given_tickets(arguments), arguments.start):
            of = (arguments.split, difficulty, resolution, index, given)
            if not arguments.takes:
                jpeg, truth = frame(*of)
                write(os.path.join(folder, f"{index:04d}.jpg"), jpeg)
                truths.write(json.dumps(truth, ensure_ascii=False) + "\n")
                continue
            for number, (jpeg, truth) in enumerate(itertools.islice(take(*of), arguments.frames)):
                write(os.path.join(folder, f"v{index:03d}", f"{number:02d}.jpg"), jpeg)
                truths.write(json.dumps(truth, ensure_ascii=False) + "\n")


def main():
    arguments = parse_arguments()
    if arguments.serve:
        serve(sys.stdin, sys.stdout.buffer)
        return
    resolutions = list(HEIGHTS) if arguments.resolution == "all" else arguments.resolution.split(",")
    difficulties = list(LIMITS) if arguments.difficulty == "all" else arguments.difficulty.split(",")
    for resolution, difficulty in itertools.product(resolutions, difficulties):
        write_cell(arguments, resolution, difficulty)


if __name__ == "__main__":
    main()
