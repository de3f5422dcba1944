import { pressKeypad } from "./keypad.ts";
import { isKnownMunicipality } from "./known_municipality.ts";
import { lineHint } from "./line_hint.ts";
import type { PanelParts } from "./panel_parts.ts";

export interface LineField {
  /** What stands in the field, digits only. */
  readonly digits: string;
  /** Puts digits in, as a camera or a scanner read them. */
  fill(digits: string): void;
}

/** OCRライン（18桁）: shows its digits in groups while they come, and which group cannot be right. */
export function createLineField(parts: PanelParts, typed: () => void): LineField {
  const { line, keypad } = parts;
  const read = () => line.value.normalize("NFKC").replace(/\D/g, "");
  const fill = (digits: string) => {
    line.value = digits;
    show(parts, digits);
  };
  line.addEventListener("input", () => {
    show(parts, read());
    typed();
  });
  keypad.addEventListener("click", ({ target }) => {
    const key = target instanceof HTMLElement ? target.dataset.key : undefined;
    if (key === undefined) return;
    fill(pressKeypad(read(), key));
    typed();
  });
  keypad.hidden = false;
  if (matchMedia("(any-pointer: coarse)").matches) {
    keypad.open = true;
    // The keypad is there: the tablet's own keyboard would cover the camera's picture.
    line.inputMode = "none";
  }
  show(parts, read());
  return {
    get digits() {
      return read();
    },
    fill,
  };
}

function show({ groups, digits, rest, fault }: PanelParts, typed: string): void {
  const hint = lineHint(typed, isKnownMunicipality);
  // From the start, so that the keys below stay where they are.
  groups.hidden = false;
  digits.replaceChildren(...hint.groups.flatMap((group) => {
    const element = document.createElement("span");
    element.className = group.isWrong ? "groups__group groups__group--wrong" : "groups__group";
    element.textContent = group.digits;
    return [element, " "];
  }));
  rest.textContent = hint.rest;
  fault.hidden = hint.fault === undefined;
  fault.textContent = hint.fault ?? "";
}
