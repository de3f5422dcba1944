"""The strip the reader would cut out of the frame, errors of its localisation included.

Same format as static/reader/line_strip.ts: 36 px high, digits about 24 px; nine in ten flattened
like flatten_contrast.ts, the others as they are.
"""
import math

import cv2
import numpy as np

from geometry import project

HEIGHT, CAP = 36, 24.0
HALVED_FROM = 34  # higher digits are halved before they are sampled, as the reader does
# Correlation of print and strip, in the worst sixth, under which no one could read: such a label teaches guessing.
LEAST_LEGIBLE = .42


def cut(rng, line, seen):
    """Strip and the digits to learn from it, or None when they cannot be read."""
    gray, clean = seen.gray, seen.clean
    left, top, right, bottom = line.box
    corners = project(seen.matrix, [(left, top), (right, top), (right, bottom), (left, bottom)])
    target, size, extent = laid_straight(rng, corners, seen.height)
    if seen.height > HALVED_FROM:
        gray = cv2.resize(gray, None, fx=.5, fy=.5, interpolation=cv2.INTER_AREA)
        clean = cv2.resize(clean, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_AREA)
        corners = corners * .5
    to_strip = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    strip = cv2.warpPerspective(gray, to_strip, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if legibility(cv2.warpPerspective(clean, to_strip, size), strip, extent) < LEAST_LEGIBLE:
        return None
    return flattened(strip) if rng.random() < .9 else strip, line.digits


def laid_straight(rng, corners, height):
    """Where the line's corners come to lie in the strip, its size, and the line's start and length in it."""
    cap = CAP * rng.uniform(.88, 1.12)
    top = (HEIGHT - cap) / 2 + rng.normal(0, 1.1)
    length = np.linalg.norm(corners[1] - corners[0]) / height * cap * rng.uniform(.94, 1.06)
    before, after = rng.uniform(3, 22), rng.uniform(3, 22)
    width = int(round(length + before + after))
    slope = math.radians(rng.normal(0, .45)) * length / 2
    lean = rng.normal(0, .03) * cap
    target = np.array([[before + lean, top - slope], [before + length + lean, top + slope],
                       [before + length - lean, top + cap + slope], [before - lean, top + cap - slope]], np.float32)
    return target, (width, HEIGHT), (before, length)


def legibility(printed, strip, extent):
    """Correlation of print and strip in the worst sixth of the line."""
    start, length = extent
    printed = cv2.GaussianBlur(printed.astype(np.float32), (0, 0), 1.2)
    strip = cv2.GaussianBlur(strip.astype(np.float32), (0, 0), 1.2)
    return min(correlation(printed[3:-3, int(x):int(x + length / 6)], strip[3:-3, int(x):int(x + length / 6)])
               for x in np.linspace(start, start + length, 7)[:-1])


def correlation(printed, strip):
    if printed.std() < 1 or strip.std() < .5:
        return -1.0
    return float(np.corrcoef(printed.ravel(), -strip.ravel())[0, 1])


def flattened(strip):
    strip = strip.astype(np.float32)
    columns = np.arange(strip.shape[1])
    places = columns[::11]
    paper = np.array([np.percentile(strip[:, max(0, x - 22):x + 22], 85) for x in places])
    ink = np.array([np.percentile(strip[:, max(0, x - 22):x + 22], 4) for x in places])
    paper, ink = np.interp(columns, places, paper), np.interp(columns, places, ink)
    contrast = np.maximum(paper - ink, .35 * np.percentile(paper - ink, 90) + 1)
    value = (strip - paper[None]) / contrast[None]
    return np.clip(235 + value * 205, 0, 255).astype(np.uint8)
