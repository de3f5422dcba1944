"""Frames on request, so that nobody makes the frames of a take that was accepted after two.

A request is a JSON line: {"split", "difficulty", "resolution", "index"} for a frame; with
"number" it is that frame of a take, and numbers of one take are asked for in order, from 0. The
answer is a JSON line, the frame's truth with "bytes", and that many bytes of JPEG.
"""
import json

from frames import frame, take


def serve(requests, answers):
    running, frames_of_take = None, None
    for line in requests:
        request = json.loads(line)
        of = tuple(request[key] for key in ("split", "difficulty", "resolution", "index"))
        if "number" not in request:
            jpeg, truth = frame(*of)
        else:
            if request["number"] == 0:
                running, frames_of_take = of, take(*of)
            if of != running:
                raise ValueError(f"take {of} was not begun with number 0")
            jpeg, truth = next(frames_of_take)
        answers.write(json.dumps({**truth, "bytes": len(jpeg)}, ensure_ascii=False).encode() + b"\n")
        answers.write(jpeg)
        answers.flush()
