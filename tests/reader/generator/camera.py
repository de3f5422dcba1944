"""What a tablet's camera makes of a sheet: light, lens, sensor and JPEG."""
import math

import cv2
import numpy as np

from geometry import curl_shift, homography, is_whole, project, quad, seen_quad
from ticket_sheet import PAPER, PX, QR_MM

cv2.setNumThreads(1)
SUPERSAMPLED = 2
LIGHT_OF_LEVEL = np.power(np.arange(256).astype(np.float32) / 255, 2.2)


def photograph(sheet, layout, condition, rng, resolution):
    """JPEG bytes, what is true of the frame, and the homography with which the sheet was seen."""
    size = tuple(map(int, resolution.split("x")))
    matrix = homography(condition, layout, size)
    scene = Scene(condition, size)
    light = scene.on_desk(sheet, matrix, condition["h"] / layout["digit_mm"], rng)
    corners = seen_quad(matrix, layout["line_mm"], condition, size)
    light = scene.lit(light, corners.mean(0))
    picture = scene.sensed(scene.through_lens(light, rng), rng)
    _, jpeg = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, condition["jpeg"]])
    qr_corners = project(matrix, quad(layout["qr_mm"]))
    scale = condition["h"] / layout["digit_mm"]
    truth = dict(digits=layout["digits"], line_whole=is_whole(corners, size), qr_whole=is_whole(qr_corners, size),
                 line_quad=rounded(corners), qr_quad=rounded(qr_corners), h=round(condition["h"], 2),
                 qr_px_per_module=round(scale * QR_MM / layout["qr_modules"], 2))
    return jpeg.tobytes(), truth, matrix


def rounded(corners):
    return [[round(float(value), 2) for value in corner] for corner in corners]


class Scene:
    """One frame of the camera; pictures are linear light between the steps."""

    def __init__(self, condition, size):
        self.condition, self.size = condition, size
        width, height = size
        self.y, self.x = np.mgrid[0:height, 0:width].astype(np.float32)
        # -0.5 to 0.5 over the frame
        self.across, self.down = self.x / width - .5, self.y / height - .5

    def on_desk(self, sheet, matrix, scale, rng):
        """The sheet on its desk, from where the camera is; `scale` in px per mm."""
        condition, (width, height) = self.condition, self.size
        shrink = min(1.0, 1.3 * SUPERSAMPLED * scale / PX)
        small = cv2.resize(sheet, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        to_mm = np.diag([PAPER[0] / small.shape[1], PAPER[1] / small.shape[0], 1.0])
        view = np.diag([SUPERSAMPLED, SUPERSAMPLED, 1.0]) @ matrix @ to_mm
        big_size = (width * SUPERSAMPLED, height * SUPERSAMPLED)
        big = cv2.warpPerspective(small, view, big_size, flags=cv2.INTER_LINEAR,
                                  borderMode=cv2.BORDER_CONSTANT, borderValue=(0, 0, 0))
        mask = cv2.warpPerspective(np.full(small.shape[:2], 255, np.uint8), view, big_size, flags=cv2.INTER_LINEAR)
        image = cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA)
        mask = cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)[..., None] / 255
        light = LIGHT_OF_LEVEL[image] * np.power(np.array(condition["paper"], np.float32), 2.2)
        grain = rng.normal(0, .10, (height // 8, width // 8)).astype(np.float32)
        texture = cv2.GaussianBlur(cv2.resize(grain, (width, height)), (0, 0), 3)[..., None]
        desk = np.power(np.clip(np.array(condition["desk"], np.float32) + texture, 0.02, 1), 2.2)
        light = light * mask + desk * (1 - mask) * (.85 + .15 * mask)
        if condition["curl"]:
            bent = self.y + curl_shift(self.x, condition, self.size)
            light = cv2.remap(light, self.x, bent, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return light

    def lit(self, light, line_centre):
        """Gradient, the edge of a shadow, and glare, which may hit the line."""
        condition, (width, height) = self.condition, self.size
        angle = math.radians(condition["gang"])
        lamp = 1 + 2 * condition["grad"] * (self.across * math.cos(angle) + self.down * math.sin(angle))
        if condition["shadow"]:
            angle = math.radians(condition["sh_ang"])
            beyond = ((self.x - condition["sh_x"] * width) * math.cos(angle)
                      + (self.y - condition["sh_y"] * height) * math.sin(angle))
            edge = 1 + np.exp(np.clip(-beyond / condition["sh_soft"] * 3, -40, 40))
            lamp = lamp * (condition["sh_k"] + (1 - condition["sh_k"]) / edge)
        light = light * np.clip(lamp, .08, 3)[..., None]
        return light + self.glare(line_centre)[..., None] if condition["glare"] else light

    def glare(self, line_centre):
        condition, (width, height) = self.condition, self.size
        if condition["gl_on"]:
            x = line_centre[0] + condition["gl_x"] * 16 * condition["h"]
            y = line_centre[1] + condition["gl_y"] * 2 * condition["h"]
        else:
            x = width * (.5 + condition["gl_x"])
            y = height * (.5 + np.sign(condition["gl_y"]) * (.3 + abs(condition["gl_y"]) * .4))
        radius = condition["gl_r"] * width
        spot = np.exp(-(((self.x - x) / (radius * 1.4)) ** 2 + ((self.y - y) / radius) ** 2))
        return spot * (condition["gl_k"] * (.7 if condition["gl_on"] else 1))

    def through_lens(self, light, rng):
        """Defocus, motion and moire."""
        condition = self.condition
        if condition["blur"] > .42:
            light = cv2.GaussianBlur(light, (0, 0), math.sqrt(condition["blur"] ** 2 - .16))
        if condition["motion"] > .7:
            kernel = motion_kernel(condition["motion"], condition["mang"])
            light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REPLICATE)
        if condition["moire"]:
            angle = math.radians(condition["mo_a"])
            phase = rng.uniform(0, 6.28)
            wave = 2 * math.pi / condition["mo_p"] * (1 + .15 * self.across + .1 * self.down)
            along = self.x * math.cos(angle) + self.y * math.sin(angle)
            for channel in range(3):
                light[..., channel] *= 1 + condition["mo_k"] * np.sin(wave * along + phase + channel * condition["mo_c"])
        return light * condition["expo"] * np.array(condition["wb"], np.float32) * .92

    def sensed(self, light, rng):
        """Gamma, shot and read noise with the correlation demosaicing leaves, and sharpening."""
        condition = self.condition
        noise = rng.standard_normal(light.shape).astype(np.float32)
        noise = .6 * noise + .55 * cv2.GaussianBlur(noise, (0, 0), .8) * 2
        picture = np.power(np.clip(light, 0, 1), 1 / 2.2 * condition["gamma"])
        picture = picture + noise * (condition["noise"] / 255) * (.5 + .7 * np.sqrt(np.clip(picture, 0, 1)))
        if condition["sharpen"]:
            picture = picture + condition["sharpen"] * (picture - cv2.GaussianBlur(picture, (0, 0), 1.2))
        return np.clip(picture * 255 + .5, 0, 255).astype(np.uint8)


def motion_kernel(length, angle):
    """A straight smear of `length` px at `angle` degrees."""
    size = max(3, (int(math.ceil(length)) | 1) + 2)
    kernel = np.zeros((size, size), np.float32)
    middle = size // 2
    dx = math.cos(math.radians(angle)) * length / 2
    dy = math.sin(math.radians(angle)) * length / 2
    for t in np.linspace(-1, 1, 8 * size):
        x, y = middle + dx * t, middle + dy * t
        left, top = int(x), int(y)
        right_share, bottom_share = x - left, y - top
        for row, column, share in ((top, left, (1 - right_share) * (1 - bottom_share)),
                                   (top, left + 1, right_share * (1 - bottom_share)),
                                   (top + 1, left, (1 - right_share) * bottom_share),
                                   (top + 1, left + 1, right_share * bottom_share)):
            if 0 <= row < size and 0 <= column < size:
                kernel[row, column] += share
    return kernel / kernel.sum()
