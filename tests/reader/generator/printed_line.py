"""The OCR line as a printer puts it on paper: OCR-B digits at an exact pitch, with its toner."""
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

OCRB = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
SANS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SANS_BOLD = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
ADVANCE = 0.723  # of OCRB.otf, in em
DIGIT_TOP, DIGIT_BOTTOM = 0.165, 0.952  # digit box in em under PIL's "la" anchor, stroke included
FINE = 3  # printed at three times the size, so that weight changes are finer than a pixel
MARGIN = 40  # px around the layer

_fonts = {}


def font(path, px):
    key = (path, int(px))
    if key not in _fonts:
        _fonts[key] = ImageFont.truetype(path, int(px), index=0)
    return _fonts[key]


def thickened(layer, by):
    """Dilated by `by` pixels at every edge, eroded when negative."""
    if not by:
        return layer
    element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * abs(by) + 1,) * 2)
    return (cv2.dilate if by > 0 else cv2.erode)(layer, element)


def printed_line(rng, digits, look, px_per_mm):
    """How much ink lies where: 0-255, the line's top left at (MARGIN, MARGIN) of the em box."""
    pitch = look["pitch"] * px_per_mm
    em = look["pitch"] / ADVANCE * px_per_mm
    layer = Image.new("L", (FINE * (int(18 * pitch) + 80), FINE * (int(em * 1.4) + 80)), 0)
    draw = ImageDraw.Draw(layer)
    face = font(OCRB, FINE * em)
    for index, digit in enumerate(digits):
        draw.text((FINE * (MARGIN + index * pitch), FINE * MARGIN), digit, font=face, fill=255)
    # A stroke is about 0.1 em wide.
    ink = thickened(np.asarray(layer), int(round(look["weight"] * em * FINE)))
    ink = cv2.resize(ink, None, fx=1 / FINE, fy=1 / FINE, interpolation=cv2.INTER_AREA)
    return ragged(rng, ink, look["ragged"]) if look["ragged"] else ink


def ragged(rng, ink, amount):
    """Edges and holes as a worn drum leaves them."""
    noise = cv2.GaussianBlur(rng.normal(0, 1, ink.shape).astype(np.float32), (0, 0), 2.5) * 2.5 * 2.5
    grown = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), 2.0) + noise * amount
    return np.clip((grown - 100) * 4, 0, 255).astype(np.uint8)
