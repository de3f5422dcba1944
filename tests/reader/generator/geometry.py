"""From mm on the sheet to px in the frame."""
import math

import numpy as np


def quad(box):
    x, y, width, height = box
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def project(matrix, points):
    projected = np.c_[np.asarray(points, float), np.ones(len(points))] @ matrix.T
    return projected[:, :2] / projected[:, 2:]


def homography(condition, layout, size):
    """A pinhole of focal length 1.05 frame widths; line and QR code on its axis, but for an offset."""
    width, height = size
    scale = condition["h"] / layout["digit_mm"]  # px per mm in the middle
    line_x, line_y, line_width, line_height = layout["line_mm"]
    qr_x, qr_y, qr_side, _ = layout["qr_mm"]
    left, right = min(line_x, qr_x), max(line_x + line_width, qr_x + qr_side)
    top, bottom = min(line_y, qr_y), max(line_y + line_height, qr_y + qr_side)
    centre_x, centre_y = (left + right) / 2, (top + bottom) / 2
    focal = 1.05 * width
    distance = focal / scale
    a, b, g = (math.radians(condition[key]) for key in ("pitch", "yaw", "rot"))
    about_x = np.array([[1, 0, 0], [0, math.cos(a), -math.sin(a)], [0, math.sin(a), math.cos(a)]])
    about_y = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    about_z = np.array([[math.cos(g), -math.sin(g), 0], [math.sin(g), math.cos(g), 0], [0, 0, 1]])
    turn = about_z @ about_x @ about_y
    axis_x, axis_y = width / 2 + condition["offx"], height / 2 + condition["offy"]
    lens = np.array([[focal, 0, axis_x], [0, focal, axis_y], [0, 0, 1]])
    towards = np.array([0, 0, distance]) - turn[:, 0] * centre_x - turn[:, 1] * centre_y
    matrix = lens @ np.stack([turn[:, 0], turn[:, 1], towards], 1)
    if condition["crop"]:
        matrix = pushed_out(matrix, condition["crop"], layout, width)
    return matrix / matrix[2, 2]


def pushed_out(matrix, side, layout, width):
    """Moves two digits of the line over the frame's left or right edge."""
    line_x, line_y, line_width, _ = layout["line_mm"]
    two = line_width / 18 * 2.0
    at = line_x + two if side == "left" else line_x + line_width - two
    seen = matrix @ np.array([at, line_y, 1])
    shift = np.eye(3)
    shift[0, 2] = (0 if side == "left" else width) - (seen[:2] / seen[2])[0]
    return shift @ matrix


def curl_shift(x, condition, size):
    """How far up a slight bend of the paper, a parabola along x, moves what is seen at `x`."""
    width, height = size
    t = (x - width / 2) / (width / 2)
    return condition["curl"] * height * t * t


def seen_quad(matrix, box, condition, size):
    """The corners of a box in mm as the bent sheet shows them."""
    corners = project(matrix, quad(box))
    if condition["curl"]:
        corners[:, 1] -= curl_shift(corners[:, 0], condition, size)
    return corners


def is_whole(corners, size):
    width, height = size
    x, y = corners[:, 0], corners[:, 1]
    return bool((x > 1).all() and (x < width - 2).all() and (y > 1).all() and (y < height - 2).all())
