"""How a ticket looks and under which conditions it is seen, at three difficulties.

Every value is drawn in a fixed order: what is drawn, and in which order, decides what every seed
gives.
"""
import numpy as np

# Height of the digits in px.
HEIGHTS = {
    "1280x720": dict(easy=(22, 40), medium=(16, 34), hard=(12, 28)),
    "640x480": dict(easy=(16, 24), medium=(13, 22), hard=(11, 19)),
}
LIMITS = dict(
    easy=dict(rot=3, tilt=8, blur=(.015, .035), motion=.06, grad=.15, shadow=.15, glare=.10, glare_on=.0,
              noise=(.8, 2.5), jpeg=(80, 95), ink=(.05, .2), moire=0, tint=.2, pattern=.05, crop=0, off=.03,
              ragged=.2),
    medium=dict(rot=6, tilt=15, blur=(.02, .06), motion=.16, grad=.35, shadow=.4, glare=.3, glare_on=.3,
                noise=(2, 6), jpeg=(60, 90), ink=(.08, .35), moire=.15, tint=.4, pattern=.25, crop=.02, off=.06,
                ragged=.5),
    hard=dict(rot=8, tilt=22, blur=(.03, .085), motion=.30, grad=.5, shadow=.6, glare=.45, glare_on=.5,
              noise=(4, 11), jpeg=(35, 80), ink=(.12, .48), moire=.35, tint=.5, pattern=.4, crop=.06, off=.10,
              ragged=1.0),
)
PAPERS = [(1, .97, .86), (.86, .97, 1), (1, .88, .92), (.88, 1, .9), (.93, .93, .9)]


def sample_look(rng, difficulty):
    """The print: ink 0 (black) - 1 (white), pitch in mm, weight in em at each edge of a stroke."""
    limit = LIMITS[difficulty]
    return dict(
        ink=float(rng.uniform(*limit["ink"])), ink_blue=float(rng.choice([0, 0, 20])),
        pitch=float(rng.uniform(1.9, 2.3)), weight=float(rng.uniform(-.02, .025)),
        ragged=float(limit["ragged"] * rng.uniform(0, 1)), label=bool(rng.random() < .4),
        rule_near=bool(rng.random() < .35), layout=str(rng.choice(["right", "right", "left", "above"])),
        tint_pattern=float(rng.uniform(.04, .16)) if rng.random() < limit["pattern"] else 0.0)


def sample_condition(rng, difficulty, resolution):
    """Pose (degrees, px), blur and motion (px), light, glare, noise (gray levels), moire, paper and desk."""
    limit = LIMITS[difficulty]
    width, height = map(int, resolution.split("x"))
    u = rng.uniform
    h = float(u(*HEIGHTS[resolution][difficulty]))
    condition = dict(
        h=h, rot=float(u(-limit["rot"], limit["rot"])), pitch=float(u(-limit["tilt"], limit["tilt"])),
        yaw=float(u(-limit["tilt"], limit["tilt"])), offx=float(u(-limit["off"], limit["off"]) * width),
        offy=float(u(-limit["off"], limit["off"]) * height),
        blur=float(.4 + h * u(*limit["blur"])), motion=float(h * u(0, limit["motion"])), mang=float(u(0, 180)),
        grad=float(u(0, limit["grad"])), gang=float(u(0, 360)), expo=float(u(.62, 1.0)),
        wb=[float(v) for v in u(.9, 1.06, 3)],
        shadow=bool(rng.random() < limit["shadow"]), sh_x=float(u(.15, .85)), sh_y=float(u(.2, .8)),
        sh_ang=float(u(0, 180)), sh_soft=float(u(3, 60)), sh_k=float(u(.35, .8)),
        glare=bool(rng.random() < limit["glare"]), gl_on=bool(rng.random() < limit["glare_on"]),
        gl_x=float(u(-.5, .5)), gl_y=float(u(-.5, .5)), gl_r=float(u(.04, .16)), gl_k=float(u(.3, 1.1)),
        noise=float(u(*limit["noise"])), jpeg=int(u(*limit["jpeg"])), gamma=float(u(.9, 1.15)),
        sharpen=float(rng.choice([0, 0, .5, 1.0])),
        moire=bool(rng.random() < limit["moire"]), mo_p=float(u(2.3, 9)), mo_a=float(u(0, 180)),
        mo_k=float(u(.03, .12)), mo_c=float(u(0, 2)),
        paper=[1.0, 1.0, 1.0], crop="", desk=[float(v) for v in u(.12, .7, 3)],
        curl=float(u(-.006, .006) if difficulty != "easy" else 0))
    if rng.random() < limit["tint"]:
        condition["paper"] = [float(v) for v in PAPERS[rng.integers(5)]]
    if rng.random() < limit["crop"]:
        condition["crop"] = str(rng.choice(["left", "right"]))
    return condition


def next_condition(rng, condition, difficulty):
    """The next frame of a hand-held take: where the hand has wandered to, and what is seen from there.

    The pose walks on; blur, motion and exposure are fresh for every frame.
    """
    pose = dict(condition)
    pose["rot"] = condition["rot"] + rng.normal(0, .35)
    pose["pitch"] = condition["pitch"] + rng.normal(0, .6)
    pose["yaw"] = condition["yaw"] + rng.normal(0, .6)
    pose["offx"] = condition["offx"] + rng.normal(0, 4)
    pose["offy"] = condition["offy"] + rng.normal(0, 4)
    pose["h"] = condition["h"] * (1 + rng.normal(0, .01))
    view = dict(pose)
    focus = max(0.55, 1 + rng.normal(0, .28))
    view["blur"] = max(.4, .4 + (condition["blur"] - .4) * focus)
    view["motion"] = condition["h"] * abs(rng.normal(0, LIMITS[difficulty]["motion"] * .55))
    view["mang"] = float(rng.uniform(0, 180))
    view["gl_x"] = condition["gl_x"] + rng.normal(0, .02)
    view["expo"] = float(np.clip(condition["expo"] * (1 + rng.normal(0, .03)), .4, 1.05))
    return pose, view
