/** The parts of views/reader that the script fills and listens to, by their `data-part`. */
export interface PanelParts {
  camera: HTMLElement;
  view: HTMLElement;
  video: HTMLVideoElement;
  guide: HTMLElement;
  status: HTMLElement;
  start: HTMLButtonElement;
  stop: HTMLButtonElement;
  torch: HTMLButtonElement;
  photo: HTMLInputElement;
  choice: HTMLElement;
  cameras: HTMLSelectElement;
  repeat: HTMLElement;
  repeatDigits: HTMLElement;
  again: HTMLButtonElement;
  leave: HTMLButtonElement;
  line: HTMLInputElement;
  groups: HTMLElement;
  digits: HTMLElement;
  rest: HTMLElement;
  fault: HTMLElement;
  keypad: HTMLDetailsElement;
}

/** Throws when the page and this script no longer fit together. */
export function panelParts(root: HTMLElement): PanelParts {
  const part = <Kind extends HTMLElement>(name: keyof PanelParts, kind: new () => Kind): Kind => {
    const found = root.querySelector(`[data-part=${name}]`);
    if (found instanceof kind) return found;
    throw new Error(`the reader has no part ${name}`);
  };
  return {
    camera: part("camera", HTMLElement),
    view: part("view", HTMLElement),
    video: part("video", HTMLVideoElement),
    guide: part("guide", HTMLElement),
    status: part("status", HTMLElement),
    start: part("start", HTMLButtonElement),
    stop: part("stop", HTMLButtonElement),
    torch: part("torch", HTMLButtonElement),
    photo: part("photo", HTMLInputElement),
    choice: part("choice", HTMLElement),
    cameras: part("cameras", HTMLSelectElement),
    repeat: part("repeat", HTMLElement),
    repeatDigits: part("repeatDigits", HTMLElement),
    again: part("again", HTMLButtonElement),
    leave: part("leave", HTMLButtonElement),
    line: part("line", HTMLInputElement),
    groups: part("groups", HTMLElement),
    digits: part("digits", HTMLElement),
    rest: part("rest", HTMLElement),
    fault: part("fault", HTMLElement),
    keypad: part("keypad", HTMLDetailsElement),
  };
}
