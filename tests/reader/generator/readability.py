"""Whether what the frame shows of the line is enough to read it, for somebody who knows where it is.

The line is cut out of the finished JPEG along its true corners, 24 px per digit height, and beside
it the ink that was printed. For each of the 18 digits the two are compared by correlation: 1 is the
clean digit, 0 is noise. The line counts as readable when it is whole in the frame and its worst
digit keeps READABLE. Nothing here knows how the reader finds or reads lines.
"""
import cv2
import numpy as np

from geometry import curl_shift, project
from ticket_sheet import PX

# Shown 108 hard dev frames, a person read every line from .60 on but one (moire, .67), and none under .53.
READABLE = .55
HEIGHT, CAP = 36, 24  # px of the strip, of a digit in it
SOFTEN = 1.2  # px; fine noise does not stop a reader


def legibility(jpeg, layout, seen):
    """Correlation of the worst of the 18 digits; `seen` is (matrix, condition, size)."""
    matrix, condition, size = seen
    line_x, line_y, line_width, line_height = layout["line_mm"]
    mm_per_px = line_height / CAP
    cells = np.linspace(0, line_width / mm_per_px, 19)
    columns = np.arange(int(round(cells[-1]))) + .5
    rows = np.arange(HEIGHT) + .5 - (HEIGHT - CAP) / 2
    x_mm, y_mm = np.meshgrid(line_x + columns * mm_per_px, line_y + rows * mm_per_px)
    ink_x, ink_y = layout["ink_mm"]
    printed = sampled(shrunk(layout["ink"], mm_per_px), (x_mm - ink_x) / mm_per_px, (y_mm - ink_y) / mm_per_px)
    points = project(matrix, np.stack([x_mm.ravel(), y_mm.ravel()], 1))
    frame_x, frame_y = points[:, 0], points[:, 1]
    if condition["curl"]:
        frame_y = frame_y - curl_shift(frame_x, condition, size)
    gray = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    shown = sampled(gray, frame_x.reshape(x_mm.shape), frame_y.reshape(x_mm.shape))
    digits = [(printed[:, int(a):int(b)], -shown[:, int(a):int(b)]) for a, b in zip(cells, cells[1:])]
    return round(min(correlation(*digit) for digit in digits), 3)


def shrunk(ink, mm_per_px):
    """The printed ink at one px per px of the strip."""
    scale = 1 / (mm_per_px * PX)
    return cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def sampled(image, x, y):
    cut = cv2.remap(image, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR,
                    borderMode=cv2.BORDER_REPLICATE)
    return cv2.GaussianBlur(cut.astype(np.float32), (0, 0), SOFTEN)


def correlation(printed, shown):
    if printed.std() < 1 or shown.std() < .5:
        return -1.0
    return float(np.corrcoef(printed.ravel(), shown.ravel())[0, 1])
