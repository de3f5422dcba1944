#!/usr/bin/python3
"""The takes of given tickets that the journeys in the browser hold under the camera.

    make_takes.py        writes frames/takes/NAME/KK.jpg and frames/takes.jsonl

Numbers are of 千代田区 (131016) and, for the other municipality, 浦安市 (122271); kind 2 is 接種,
1 is 予診のみ. JPEGs are small on purpose: the browser's fake camera plays them in a loop.
"""
import itertools
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "generator"))
from frames import Given, take

FRAMES = 6
BRIGHT = dict(jpeg=45, noise=1, expo=.95, h=28, rot=1.5, pitch=2, yaw=-2, blur=.8, motion=1, shadow=False,
              glare=False, moire=False, grad=.1, curl=0, sharpen=0)
PLAIN = dict(tint_pattern=0.0, ink=.12, layout="right")
TAKES = [
    dict(name="line_only", digits="211310160000000101", qr=""),
    dict(name="qr", digits="231310160000000102", condition=dict(h=26)),
    dict(name="tilted", digits="211310160000000103", qr="",
         condition=dict(rot=9, pitch=18, yaw=-16, h=26, curl=.003)),
    dict(name="dark", digits="211310160000000104", qr="", look=dict(ink=.2),
         condition=dict(expo=.2, noise=3, grad=.4, shadow=True, sh_x=.6, sh_k=.5, jpeg=66)),
    dict(name="glare", digits="211310160000000105", qr="",
         condition=dict(glare=True, gl_on=True, gl_x=.25, gl_y=.2, gl_r=.1, gl_k=.8, h=27)),
    dict(name="other_municipality", digits="211222710000000106", qr=""),
    dict(name="superseded", digits="211310160000000107", qr="", look=dict(layout="left")),
    dict(name="unregistered", digits="211310160000000108", qr="", look=dict(layout="above")),
    dict(name="examination", digits="111310160000000109", qr=""),
    dict(name="qr_says_otherwise", digits="211310160000000110", qr="211310160000000111"),
]


def main():
    folder = os.path.join(HERE, "frames")
    with open(os.path.join(folder, "takes.jsonl"), "w") as truths:
        for index, wanted in enumerate(TAKES):
            look, condition = {**PLAIN, **wanted.get("look", {})}, {**BRIGHT, **wanted.get("condition", {})}
            given = Given(wanted["digits"], look, condition, wanted.get("qr"))
            os.makedirs(os.path.join(folder, "takes", wanted["name"]), exist_ok=True)
            files = []
            for number, (jpeg, _) in enumerate(itertools.islice(take("fixture", "easy", "1280x720", index, given), FRAMES)):
                files.append(f"takes/{wanted['name']}/{number:02d}.jpg")
                with open(os.path.join(folder, files[-1]), "wb") as file:
                    file.write(jpeg)
            qr = wanted["digits"] if wanted.get("qr") is None else wanted["qr"]
            truths.write(json.dumps(dict(name=wanted["name"], digits=wanted["digits"], qr=qr, files=files)) + "\n")


if __name__ == "__main__":
    main()
