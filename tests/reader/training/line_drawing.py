"""Lines of OCR-B digits to learn from, with what stands around them on a ticket.

Drawn at one size, 72 px per em; the camera makes them small.
"""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from printed_line import ADVANCE, DIGIT_BOTTOM, DIGIT_TOP, SANS, font, thickened
from ticket_numbers import make_digits

FACES = {name: f"/usr/share/fonts/opentype/ocr-b/{name}.otf" for name in ("OCRB", "OCRBS", "OCRBL")}
EM = 72.0
DIGIT = (DIGIT_BOTTOM - DIGIT_TOP) * EM  # height of a digit, px
MARGIN = 150
WORDS = "券種・回数・市町村コード・券番号この欄は汚さないでください"


class DrawnLine:
    """`ink` 0-255; `box` is (left, top, right, bottom) of the digits in it; `pitch` in px."""

    def __init__(self, digits, ink, box, pitch):
        self.digits, self.ink, self.box, self.pitch = digits, ink, box, pitch


def digits_to_learn(rng):
    """Mostly whole tickets; random digits so that no municipality is learnt by heart; confusable runs."""
    kind = rng.random()
    if kind < .55:
        return make_digits(rng)
    if kind < .80:
        return "".join(rng.choice(list("0123456789"), 18))
    if kind < .93:
        return "".join(rng.choice(list("0123456789"), rng.integers(8, 21)))
    return "".join(rng.choice(list("3890156"), 18))


def draw_line(rng):
    digits = digits_to_learn(rng)
    face = font(FACES[rng.choice(list(FACES), p=[.78, .14, .08])], EM)
    pitch = ADVANCE * EM * rng.uniform(.93, 1.10)
    width, height = int(pitch * len(digits) + 2 * MARGIN), int(EM * .8 + 2 * MARGIN)
    layer = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(layer)
    for index, digit in enumerate(digits):
        draw.text((MARGIN + index * pitch, MARGIN - DIGIT_TOP * EM), digit, font=face, fill=255)
    ink = thickened(np.asarray(layer), int(rng.choice([-3, -2, -1, 0, 0, 1, 2, 3])))
    box = (MARGIN, MARGIN, MARGIN + pitch * len(digits), MARGIN + DIGIT)
    ink = np.maximum(ink, neighbours(rng, ink.shape, box))
    if rng.random() < .5:
        ink = worn(rng, ink)
    return DrawnLine(digits, ink, box, pitch)


def neighbours(rng, shape, box):
    """Labels, rules, cell borders and corners of a QR code, near enough to be caught by a bad cut."""
    height, width = shape
    left, top, right, bottom = box
    layer = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(layer)
    if rng.random() < .35:
        at = (left + rng.uniform(-60, 60), top - rng.uniform(60, 110))
        draw.text(at, WORDS[rng.integers(8):], font=font(SANS, rng.integers(36, 60)), fill=255)
    if rng.random() < .35:
        y = bottom + rng.uniform(14, 90)
        draw.line((0, y, width, y + rng.uniform(-8, 8)), fill=255, width=int(rng.integers(2, 9)))
    if rng.random() < .20:
        y = top - rng.uniform(14, 90)
        draw.line((0, y, width, y + rng.uniform(-8, 8)), fill=255, width=int(rng.integers(2, 9)))
    for is_right in (False, True):
        def outside(distance):
            return right + distance if is_right else left - distance
        if rng.random() < .18:
            x = outside(rng.uniform(30, 110))
            draw.line((x, 0, x + rng.uniform(-5, 5), height), fill=255, width=int(rng.integers(3, 10)))
        elif rng.random() < .2:
            x = outside(rng.uniform(70, 140))
            modules = (rng.random((12, 12)) < .5).astype(np.uint8) * 255
            square = Image.fromarray(cv2.resize(modules, (170, 170), interpolation=cv2.INTER_NEAREST))
            layer.paste(square, (int(x) if is_right else int(x) - 170, int(top + rng.uniform(-120, 20))))
    return np.asarray(layer)


def worn(rng, ink):
    """Ragged edges and holes."""
    height, width = ink.shape
    noise = rng.standard_normal((height // 2, width // 2)).astype(np.float32)
    noise = cv2.resize(cv2.GaussianBlur(noise, (0, 0), 1.4), (width, height)) * 4
    soft = cv2.GaussianBlur(ink, (0, 0), 2.0).astype(np.float32)
    return np.clip((soft + noise * 10 * rng.uniform(0, 1) - 100) * 4, 0, 255).astype(np.uint8)


def reflectance(rng, ink):
    """Faint to black ink on paper, sometimes with the stripes that make copies visible."""
    height, width = ink.shape
    print_light = rng.uniform(.05, .5) ** 2.2
    light = 1 - ink.astype(np.float32) / 255 * (1 - print_light)
    if rng.random() < .25:
        step = rng.uniform(20, 50)
        y, x = np.mgrid[0:height, 0:width]
        light -= rng.uniform(.03, .12) * (((x + y * rng.choice([-1, 1])) % step) < 5)
    return light.astype(np.float32)
