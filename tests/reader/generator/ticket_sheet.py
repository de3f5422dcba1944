"""A sheet with a vaccination ticket in its middle, drawn at 508 dpi."""
import cv2
import numpy as np
import qrcode
from PIL import Image, ImageDraw

from printed_line import (ADVANCE, DIGIT_BOTTOM, DIGIT_TOP, MARGIN, SANS, SANS_BOLD, SERIF, font,
                          printed_line)
from ticket_numbers import make_digits

PX = 20.0  # px per mm
PAPER = (170.0, 112.0)  # mm
TICKET = (92.0, 50.0)  # mm
QR_MM = 10.0
ROW_MM = 6.2

FAMILY_NAMES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 斎藤 長谷川 五十嵐".split()
GIVEN_NAMES = "太郎 花子 一郎 美咲 健一 陽菜 大輔 由美子 翔 さくら 正 和子".split()
PREFECTURES = "北海道 青森県 東京都 神奈川県 長野県 大阪府 兵庫県 福岡県 沖縄県 愛知県".split()
CITIES = "千代田区 青葉市 みどり町 南山市 北川村 中央区 松本市 港町 平和市 ひばり市".split()
TITLES = ["接種券", "予診のみ", "接種済証", "新型コロナワクチン接種券"]
LABELS = ["ＯＣＲライン", "（読取欄）", "この欄は汚さないでください", "券種・回数・市町村コード・券番号"]
NOTES = ["新型コロナウイルスワクチン接種 予診票", "診察したが接種できない場合",
         "太枠内にご記入またはチェックを入れてください", "住民票に記載されている住所",
         "この券は接種会場で使用しますので、はがさずにお持ちください。", "電話番号", "生年月日", "質問事項",
         "現在、何らかの病気にかかって、治療を受けていますか", "医師記入欄", "本人のサイン", "接種会場名",
         "メーカー名・ロット番号", "診察前の体温", "はい　いいえ"]
SIDE_NOTES = ["月", "日", "男・女", "℃", "署名", "番号", "□", "確認欄"]


def mm(value):
    return value * PX


class Sheet:
    """The paper under the pen; positions and sizes in mm."""

    def __init__(self, look):
        ink = int(round(255 * look["ink"]))
        self.colour = (ink, ink, min(255, ink + int(look["ink_blue"])))
        self.size = (int(PAPER[0] * PX), int(PAPER[1] * PX))
        self.image = Image.new("RGB", self.size, (255, 255, 255))
        self.draw = ImageDraw.Draw(self.image)

    def text(self, at, words, size, path=SANS):
        self.draw.text((mm(at[0]), mm(at[1])), words, font=font(path, mm(size)), fill=self.colour, anchor="la")

    def rule(self, start, end, width=0.2):
        ends = (mm(start[0]), mm(start[1]), mm(end[0]), mm(end[1]))
        self.draw.line(ends, fill=self.colour, width=max(1, int(mm(width))))

    def stamp(self, at_px, ink):
        """Puts the sheet's colour wherever the array `ink` (0-255) says."""
        height, width = ink.shape
        self.image.paste(Image.new("RGB", (width, height), self.colour), at_px, Image.fromarray(ink))


def draw_ticket(rng, look, digits=None, qr=None):
    """The sheet as RGB, and what is where on it (mm), with the ink of the line alone.

    `qr` is what the QR code says: None for what the line says, "" for no code at all.
    """
    digits = digits or make_digits(rng)
    sheet = Sheet(look)
    if look["tint_pattern"]:
        draw_tint(rng, sheet, look["tint_pattern"])
    pitch = look["pitch"]
    em = pitch / ADVANCE
    width, height = 18 * pitch, (DIGIT_BOTTOM - DIGIT_TOP) * em
    x = (PAPER[0] - TICKET[0]) / 2 + rng.uniform(-6, 6)
    y = (PAPER[1] - TICKET[1]) / 2 + rng.uniform(-4, 4)
    zone_y = draw_rows(rng, sheet, (x, y), digits)
    (line_x, line_y), (qr_x, qr_y) = places(rng, look["layout"], (x, y, zone_y), (width, height))
    ink = printed_line(rng, digits, look, PX)
    top = line_y - DIGIT_TOP * em
    sheet.stamp((int(mm(line_x)) - MARGIN, int(mm(top)) - MARGIN), ink)
    if look["label"]:
        sheet.text((line_x, line_y - 3.4), rng.choice(LABELS), 2.0)
    if look["rule_near"]:
        sheet.rule((line_x - 2.5, line_y + height + rng.uniform(.9, 2.0)),
                   (line_x + width + 2, line_y + height + rng.uniform(.9, 2.0)))
    modules = qr_modules(qr or digits)
    if qr != "":
        draw_qr(sheet, modules, (qr_x, qr_y), bool(look["tint_pattern"]))
    draw_form(rng, sheet, (x, y))
    layout = dict(digits=digits, line_mm=[line_x, line_y, width, height], digit_mm=height,
                  qr_mm=[qr_x, qr_y, QR_MM, QR_MM], qr_modules=len(modules), ink=ink,
                  ink_mm=((int(mm(line_x)) - MARGIN) / PX, (int(mm(top)) - MARGIN) / PX))
    return np.asarray(sheet.image), layout


def draw_tint(rng, sheet, strength):
    """The pattern under the print, stripes or words, that makes copies visible."""
    step = rng.uniform(.6, 1.6)
    colour = tuple(int(255 - strength * v) for v in rng.uniform(.2, 1, 3) * 255)
    if rng.random() < .5:
        for x in np.arange(-PAPER[1], PAPER[0], step):
            sheet.draw.line((mm(x), 0, mm(x + PAPER[1]), sheet.size[1]), fill=colour, width=max(1, int(mm(.15))))
        return
    for row, y in enumerate(np.arange(0, PAPER[1], 5)):
        sheet.draw.text((mm(-3 * (row % 3)), mm(y)), "接種券　" * 20, font=font(SANS_BOLD, mm(3)), fill=colour)


def draw_rows(rng, sheet, at, digits):
    """Frame, title and 請求先・券番号・氏名; answers where the zone of the line begins."""
    x, y = at
    width, height = TICKET
    sheet.draw.rectangle((mm(x), mm(y), mm(x + width), mm(y + height)), outline=sheet.colour, width=int(mm(.35)))
    sheet.text((x + 2, y + 1.2), rng.choice(TITLES), 4.2, SANS_BOLD)
    sheet.text((x + 52, y + 1.6), f"{digits[1]}回目", 3.6, SANS_BOLD)
    prefecture, city = rng.choice(PREFECTURES), rng.choice(CITIES)
    number = digits[8:]
    rows = [("請求先", f"{prefecture}{city}　{digits[2:8]}"),
            ("券番号", number if rng.random() < .5 else f"{number[:3]} {number[3:6]} {number[6:]}"),
            ("氏　名", f"{rng.choice(FAMILY_NAMES)}　{rng.choice(GIVEN_NAMES)}")]
    row_y = y + 7.5
    for name, value in rows:
        sheet.rule((x, row_y), (x + width * .78, row_y))
        sheet.text((x + 2, row_y + 1.3), name, 3.0)
        sheet.text((x + 18, row_y + 1.1), value, 3.5, SERIF if rng.random() < .3 else SANS)
        row_y += ROW_MM
    sheet.rule((x, row_y), (x + width, row_y))
    sheet.rule((x + 16, y + 7.5), (x + 16, row_y))
    sheet.rule((x + width * .78, y + 7.5), (x + width * .78, row_y))
    return row_y


def places(rng, layout, ticket, line):
    """Upper left corners of the line and of the QR code."""
    x, y, zone_y = ticket
    width, height = line
    zone = y + TICKET[1] - zone_y
    gap = rng.uniform(4, 9)
    if layout == "right":
        line_x = x + rng.uniform(4, 8)
        qr_x, qr_y = line_x + width + gap, zone_y + (zone - QR_MM) / 2 + rng.uniform(-2, 2)
        line_y = zone_y + (zone - height) / 2 + rng.uniform(-4, 4)
    elif layout == "left":
        qr_x = x + rng.uniform(4, 6)
        line_x, qr_y = qr_x + QR_MM + gap, zone_y + (zone - QR_MM) / 2 + rng.uniform(-2, 2)
        line_y = zone_y + (zone - height) / 2 + rng.uniform(-4, 4)
    else:  # the QR code in the upper right cell, the line below it
        qr_x, qr_y, line_x = x + TICKET[0] * .78 + 5, y + 11, x + rng.uniform(6, 30)
        line_y = zone_y + (zone - height) / 2 + rng.uniform(-3, 3)
    return (line_x, line_y), (qr_x, qr_y)


def qr_modules(digits):
    code = qrcode.QRCode(version=None, error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=1, border=0)
    code.add_data(digits)
    code.make(fit=True)
    return np.array(code.get_matrix(), np.uint8)


def draw_qr(sheet, modules, at, on_tint):
    x, y = at
    side = int(mm(QR_MM))
    ink = 255 - cv2.resize(255 - modules * 255, (side, side), interpolation=cv2.INTER_NEAREST)
    pad = int(mm(QR_MM / len(modules) * 4)) if on_tint else 0
    if pad:
        box = (mm(x) - pad, mm(y) - pad, mm(x) + side + pad, mm(y) + side + pad)
        sheet.draw.rectangle(box, fill=(255, 255, 255))
    sheet.stamp((int(mm(x)), int(mm(y))), ink)


def draw_form(rng, sheet, at):
    """The words of the 予診票 around the ticket."""
    x, y = at
    note_y = 3.0
    while note_y < PAPER[1] - 4:
        if note_y + 5 < y or note_y > y + TICKET[1] + 2:
            sheet.text((rng.uniform(3, 20), note_y), rng.choice(NOTES), rng.uniform(2.4, 3.6))
            sheet.text((rng.uniform(90, 120), note_y), rng.choice(NOTES), 2.8)
            if rng.random() < .5:
                sheet.rule((2, note_y + 5.2), (PAPER[0] - 2, note_y + 5.2))
        note_y += 6.5
    for left, right in ((0, x - 3), (x + TICKET[0] + 3, PAPER[0])):
        if right - left > 12:
            for row in range(4):
                sheet.text((left + 2, y + 4 + row * 11), rng.choice(SIDE_NOTES), 3)
