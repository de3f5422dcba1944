"""Frames and takes; each depends on nothing but its split, difficulty, resolution and index."""
import zlib

import numpy as np

from camera import photograph
from conditions import next_condition, sample_condition, sample_look
from readability import READABLE, legibility
from ticket_sheet import draw_ticket


def seed_of(*parts):
    return zlib.crc32("/".join(map(str, parts)).encode()) & 0xFFFFFFFF


class Given:
    """What is not left to chance: digits, parts of the look and of the condition.

    `qr` is what the QR code says: None for what the line says, "" for no code at all.
    """

    def __init__(self, digits=None, look=None, condition=None, qr=None):
        self.digits, self.qr = digits, qr
        self.look, self.condition = look or {}, condition or {}


def frame(split, difficulty, resolution, index, given=Given()):
    """JPEG bytes and truth of one frame."""
    rng = np.random.default_rng([seed_of("ticket-v2", split, difficulty, resolution), index])
    look = {**sample_look(rng, difficulty), **given.look}
    sheet, layout = draw_ticket(rng, look, given.digits, given.qr)
    condition = {**sample_condition(rng, difficulty, resolution), **given.condition}
    name = f"{split}/{resolution}/{difficulty}/{index:04d}"
    return shot((sheet, layout), condition, rng, dict(id=name, resolution=resolution, look=look))


def take(split, difficulty, resolution, index, given=Given()):
    """JPEG bytes and truth of frame after frame of a ticket held in hand, for as long as is asked."""
    rng = np.random.default_rng([seed_of("video-v2", split, difficulty, resolution), index])
    look = {**sample_look(rng, difficulty), **given.look}
    sheet, layout = draw_ticket(rng, look, given.digits, given.qr)
    condition = sample_condition(rng, difficulty, resolution)
    condition = {**condition, "crop": "", **given.condition}
    number = 0
    while True:
        condition, view = next_condition(rng, condition, difficulty)
        name = f"{split}/{resolution}/{difficulty}/v{index:03d}/{number:02d}"
        yield shot((sheet, layout), view, rng, dict(id=name, resolution=resolution, look=look))
        number += 1


def shot(ticket, condition, rng, said):
    sheet, layout = ticket
    jpeg, truth, matrix = photograph(sheet, layout, condition, rng, said["resolution"])
    size = tuple(map(int, said["resolution"].split("x")))
    legible = legibility(jpeg, layout, (matrix, condition, size)) if truth["line_whole"] else 0.0
    truth.update(id=said["id"], look=said["look"], cond=condition, legibility=legible,
                 readable=truth["line_whole"] and legible >= READABLE)
    return jpeg, truth
