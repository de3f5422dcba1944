"""A drawn line as a bad camera sees it: small, slanted, moved, in glare, shadow, moire and noise."""
import math

import cv2
import numpy as np

from camera import motion_kernel
from line_drawing import DIGIT, reflectance


class SeenLine:
    """`gray` as the frame has it, the `clean` ink, `matrix` from the drawing, `height` of a digit in px."""

    def __init__(self, gray, clean, matrix, height):
        self.gray, self.clean, self.matrix, self.height = gray, clean, matrix, height


def see(rng, line):
    paper = reflectance(rng, line.ink)
    height = float(np.exp(rng.uniform(math.log(10.5), math.log(40))))
    matrix, size = pose(rng, line, height)
    source, back = shrunk(paper, height)
    light = cv2.warpPerspective(source, matrix @ back, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light = lit(rng, light, height)
    light = through_lens(rng, light, height)
    ink = cv2.resize(line.ink, (source.shape[1], source.shape[0]), interpolation=cv2.INTER_AREA)
    clean = cv2.warpPerspective(ink, matrix @ back, size)
    return SeenLine(sensed(rng, light), clean, matrix, height)


def shrunk(image, height):
    """At most twice the size it is seen at, and the matrix back to the drawing's px."""
    factor = min(1, 2 * height / DIGIT)
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    exact = small.shape[1] / image.shape[1]
    return small, np.diag([1 / exact, 1 / exact, 1])


def pose(rng, line, height):
    left, top, right, bottom = line.box
    scale = height / DIGIT
    width = line.ink.shape[1] * scale
    angle = math.radians(rng.uniform(-8, 8))
    size = (int(width * 1.02) + 8, int(line.ink.shape[0] * scale + width * abs(math.sin(angle)) + 8))
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    shear = np.array([[1, rng.uniform(-.12, .12)], [rng.uniform(-.02, .02), rng.uniform(.85, 1.1)]])
    linear = turn @ shear * scale
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    matrix[:2, 2] = np.array(size) / 2 - linear @ np.array([(left + right) / 2, (top + bottom) / 2])
    tilt = np.eye(3)
    tilt[2, 0], tilt[2, 1] = rng.uniform(-1, 1) * .10 / size[0], rng.uniform(-1, 1) * .05 / size[1]
    return tilt @ matrix, size


def lit(rng, light, height):
    rows, columns = light.shape
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    across, down = x / columns - .5, y / rows - .5
    angle = rng.uniform(0, 6.28)
    lamp = 1 + rng.uniform(0, .7) * (across * math.cos(angle) + down * math.sin(angle))
    if rng.random() < .4:
        angle = rng.uniform(0, 6.28)
        beyond = ((across - rng.uniform(-.5, .5)) * columns * math.cos(angle)
                  + (down - rng.uniform(-.5, .5)) * rows * math.sin(angle))
        dark = rng.uniform(.35, .85)
        lamp *= dark + (1 - dark) / (1 + np.exp(np.clip(-beyond / rng.uniform(2, 50) * 3, -40, 40)))
    light = light * lamp
    if rng.random() < .3:
        strength, centre_x, wide = rng.uniform(.1, .8), rng.uniform(0, columns), rng.uniform(1, 8) * height
        centre_y, high = rows * rng.uniform(.2, .8), rng.uniform(1, 4) * height
        light = light + strength * np.exp(-(((x - centre_x) / wide) ** 2 + ((y - centre_y) / high) ** 2))
    return light


def through_lens(rng, light, height):
    light = cv2.GaussianBlur(light, (0, 0), .4 + height * rng.uniform(.01, .085))
    motion = height * abs(rng.normal(0, .16))
    if motion > .7:
        kernel = motion_kernel(min(motion, .45 * height), rng.uniform(0, 180))
        light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REPLICATE)
    if rng.random() < .2:
        rows, columns = light.shape
        y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
        angle = rng.uniform(0, 3.14)
        strength, wave = rng.uniform(.02, .1), 2 * math.pi / rng.uniform(2.3, 9)
        light = light * (1 + strength * np.sin(wave * (x * math.cos(angle) + y * math.sin(angle)) + rng.uniform(0, 6)))
    return light


def sensed(rng, light):
    picture = np.power(np.clip(light * rng.uniform(.5, 1.0), 0, 1), 1 / 2.2 * rng.uniform(.9, 1.15))
    noise = rng.standard_normal(picture.shape).astype(np.float32)
    noise = .6 * noise + 1.1 * cv2.GaussianBlur(noise, (0, 0), .8)
    picture = picture + noise * rng.uniform(.6, 8) / 255
    if rng.random() < .5:
        picture = picture + rng.uniform(.3, 1.0) * (picture - cv2.GaussianBlur(picture, (0, 0), 1.2))
    gray = np.clip(picture * 255, 0, 255).astype(np.uint8)
    _, jpeg = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(35, 95))])
    return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)
