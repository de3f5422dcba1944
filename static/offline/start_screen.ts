import { formatDate, japanToday } from "../../domain/date/plain_date.ts";
import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { openTicket } from "./entry_screen.ts";
import type { Shell, Told } from "./shell.ts";
import type { OpenKit } from "./tablet.ts";
import { fillList, fillSlots, openScreen, rowsOf, showIf } from "./template.ts";

/** 読み取り without a network: camera, keypad and scanner as ever. */
export async function openStart(shell: Shell, { saved, problem }: Told = {}): Promise<void> {
  const { preset } = await shell.kit();
  openScreen("offline-start", (screen) => {
    showIf(screen, "saved", saved);
    showIf(screen, "problem", problem);
    fillSlots(screen, {
      "saved-ticket": groupOcrLine(saved ?? ""),
      "queue-problem": problem ?? "",
    });
    showIf(screen, "preset", preset);
    if (preset) fillPreset(screen, preset, shell);
    const line = screen.querySelector<HTMLInputElement>("input[name=ocrLine]");
    line?.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      openTicket(shell, { ocrLine: line.value }).catch(console.warn);
    });
  });
}

type Preset = NonNullable<OpenKit["preset"]>;

const NOT_SET = "1人ずつ入力";

/** What the next dose begins with, and one tap for another doctor. */
function fillPreset(screen: DocumentFragment, preset: Preset, shell: Shell): void {
  const { venueName, vaccinatedOn, vaccineMaker, lotNumber, doctorName, doctorNames } = preset;
  fillSlots(screen, {
    venueName: venueName || NOT_SET,
    vaccinatedOn: formatDate(vaccinatedOn ?? japanToday(new Date())),
    vaccine: vaccineMaker ? `${vaccineMaker}・${lotNumber || NOT_SET}` : NOT_SET,
    doctorName: doctorName || NOT_SET,
  });
  const offered = doctorNames.length > 1 ? doctorNames : [];
  showIf(screen, "doctors", offered.length > 0);
  // As on the counter's banner, the buttons say it then.
  if (offered.length > 0) screen.querySelector("[data-slot=doctorName]")?.parentElement?.remove();
  const buttons = rowsOf("offline-doctor", offered, (row, name) => {
    const button = row.querySelector("button")!;
    button.textContent = name;
    button.setAttribute("aria-pressed", String(name === doctorName));
    button.addEventListener("click", () => putToWork(button, shell).catch(console.warn));
  });
  fillList(screen, "doctors", [labelled("医師名"), ...buttons]);
}

/** For the eye: the group of buttons has its own name. */
function labelled(text: string): DocumentFragment {
  const label = document.createElement("span");
  label.className = "preset__label";
  label.ariaHidden = "true";
  label.textContent = text;
  const fragment = new DocumentFragment();
  fragment.append(label);
  return fragment;
}

/** Only the buttons change: whatever is being read goes on. */
async function putToWork(chosen: HTMLButtonElement, { tablet }: Shell): Promise<void> {
  await tablet.putToWork(chosen.textContent ?? "");
  for (const button of chosen.parentElement?.querySelectorAll("button") ?? []) {
    button.setAttribute("aria-pressed", String(button === chosen));
  }
}
