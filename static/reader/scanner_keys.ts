import type { TicketPanel } from "./ticket_panel.ts";
import { createWedge } from "./wedge.ts";

/** The field somebody was in when the keys began, as it was. */
interface Before {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/** Takes what a hand scanner types anywhere on the page; a person's keys go where they went. */
export function listenForScanner(panelNow: () => TicketPanel | undefined): void {
  const wedge = createWedge();
  let before: Before | undefined;

  document.addEventListener("keydown", (event) => {
    const panel = panelNow();
    if (!panel || event.ctrlKey || event.altKey || event.metaKey) return;
    const meant = wedge.key(event.key, event.timeStamp);
    if (meant.kind === "begun") before = fieldOf(event.target);
    if (meant.kind === "scanned") {
      event.preventDefault();
      restore(before);
      panel.scanned(meant.digits);
    } else if (meant.kind === "other_code" && belongsHere(before, panel)) {
      event.preventDefault();
      restore(before);
      panel.refuseCode();
    }
  }, { capture: true });
}

function fieldOf(target: EventTarget | null): Before | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField ? { field: target, value: target.value } : undefined;
}

/** The digits were typed into the field too, before anybody could know that they are a scan. */
function restore(before: Before | undefined): void {
  if (!before) return;
  before.field.value = before.value;
  before.field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Ten digits may be meant for another field; in ours, or in none, they are the wrong code. Behind
 * digits that stand in ours already they are the rest of a line, however quickly they came.
 */
function belongsHere(before: Before | undefined, panel: TicketPanel): boolean {
  return before === undefined || (before.field === panel.field && before.value === "");
}
