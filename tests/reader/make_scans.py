#!/usr/bin/python3
"""Scanned pages of a 予診票 with its ticket, A4 at 200 dpi, for the reader of stacks.

    make_scans.py        writes scans/page_N.jpg, scans/truth.jsonl and scans/three_pages.pdf

One with the line alone, one with a QR code, and one whose line a pen has crossed out in part, so
that a person must look: {"file", "digits", "qr", "what", "clear"}.  (apt-get install img2pdf)
"""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "generator"))
import cv2
import numpy as np

from conditions import sample_look
from frames import seed_of
from ticket_sheet import PAPER, PX, draw_ticket

PAGE_MM = (210.0, 297.0)
PX_PER_MM = 200 / 25.4
AT_MM = (20.0, 150.0)  # where the sheet with the ticket lies on the page
LOOK = dict(tint_pattern=0.0, ink=.15, layout="right", label=False)
PAGES = [
    dict(digits="211310160000000121", qr="", what="the line alone", turn=.3, clear=True),
    dict(digits="221310160000000122", qr=None, what="line and QR code", turn=-.6, clear=True),
    dict(digits="211310160000000123", qr="", what="four digits crossed out by a pen", turn=.5, clear=False),
]


def scanned(index, page):
    rng = np.random.default_rng([seed_of("scan-v1"), index])
    look = {**sample_look(rng, "easy"), **LOOK}
    sheet, layout = draw_ticket(rng, look, page["digits"], page["qr"])
    sheet = np.ascontiguousarray(cv2.cvtColor(sheet, cv2.COLOR_RGB2GRAY))
    if not page["clear"]:
        cross_out(rng, sheet, layout)
    width, height = (int(side * PX_PER_MM) for side in PAGE_MM)
    paper = np.full((height, width), 252, np.uint8)
    small = cv2.resize(sheet, None, fx=PX_PER_MM / PX, fy=PX_PER_MM / PX, interpolation=cv2.INTER_AREA)
    left, top = (int(at * PX_PER_MM) for at in AT_MM)
    paper[top:top + small.shape[0], left:left + small.shape[1]] = small
    form_lines(paper)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), page["turn"], 1)
    paper = cv2.warpAffine(paper, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=252)
    paper = cv2.GaussianBlur(paper.astype(np.float32), (0, 0), .5) + rng.normal(0, 1.2, paper.shape)
    _, jpeg = cv2.imencode(".jpg", np.clip(paper, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 45])
    return jpeg.tobytes()


def cross_out(rng, sheet, layout):
    """A pen's zigzag over digits 12 to 15."""
    x, y, width, height = (value * PX for value in layout["line_mm"])
    steps = np.linspace(11.2, 15.0, 14) / 18 * width + x
    points = [(step, y + height * (.1 if i % 2 else .9) + rng.normal(0, 4)) for i, step in enumerate(steps)]
    cv2.polylines(sheet, [np.array(points, np.int32)], False, 40, int(.45 * PX), cv2.LINE_AA)


def form_lines(paper):
    """Boxes of the rest of the form, above the ticket."""
    for row in range(12):
        y = int((15 + row * 10.5) * PX_PER_MM)
        cv2.line(paper, (int(15 * PX_PER_MM), y), (int(195 * PX_PER_MM), y), 60, 2)
    for x in (15, 70, 140, 195):
        cv2.line(paper, (int(x * PX_PER_MM), int(15 * PX_PER_MM)), (int(x * PX_PER_MM), int(130.5 * PX_PER_MM)), 60, 2)


def main():
    folder = os.path.join(HERE, "scans")
    names = []
    with open(os.path.join(folder, "truth.jsonl"), "w") as truths:
        for index, page in enumerate(PAGES):
            names.append(f"page_{index + 1}.jpg")
            with open(os.path.join(folder, names[-1]), "wb") as file:
                file.write(scanned(index, page))
            qr = page["digits"] if page["qr"] is None else page["qr"]
            record = dict(file=names[-1], digits=page["digits"], qr=qr, what=page["what"], clear=page["clear"])
            truths.write(json.dumps(record) + "\n")
    subprocess.run(["img2pdf", "--nodate", *names, "-o", "three_pages.pdf"], cwd=folder, check=True)


if __name__ == "__main__":
    main()
