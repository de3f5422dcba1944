import { formatDate } from "../../domain/date/plain_date.ts";
import { vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { knownLots } from "../known_lots.ts";
import type { OpenKit } from "./tablet.ts";
import { cloneTemplate, fillList, fillSlots, rowsOf, showIf } from "./template.ts";

export interface EntryFormContent {
  ticket: Ticket;
  kit: OpenKit;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 接種の内容 as it was typed or preset, with what is wrong said above it and beside the fields. */
export function fillEntryForm(screen: DocumentFragment, content: EntryFormContent): void {
  const { ticket, kit, typed, problems } = content;
  const vaccine = screen.querySelector<HTMLElement>("[data-part=vaccine]");
  if (ticket.kind === "examination") vaccine?.remove();
  else if (vaccine) offerVaccines(vaccine, kit);
  const form = screen.querySelector<HTMLFormElement>("form[data-act=register]");
  for (const field of form?.elements ?? []) {
    if (field instanceof HTMLSelectElement) field.value = typed[field.name] ?? "";
    if (!(field instanceof HTMLInputElement)) continue;
    if (field.type === "checkbox") field.checked = typed[field.name] === field.value;
    else field.value = typed[field.name] ?? "";
  }
  if (vaccine) narrowLots(vaccine);
  showIf(screen, "problems", problems.length > 0);
  fillList(screen, "problems", problems.map(summaryRow));
  for (const problem of problems) markField(screen, problem);
}

/** What stands in the fields of a form, by their names. */
export function typedIn(form: HTMLFormElement): Typed {
  const typed: Typed = { personConfirmed: "" };
  for (const [name, value] of new FormData(form)) typed[name] = String(value);
  return typed;
}

function offerVaccines(place: HTMLElement, { vaccines, lots }: OpenKit): void {
  const options = vaccines.map((vaccine) => new Option(vaccineLabel(vaccine), vaccine.code));
  place.querySelector("select")?.append(...options);
  const suggestions = lots.map(({ vaccineCode, lotNumber }) => {
    const option = new Option("", lotNumber);
    option.dataset.vaccine = vaccineCode;
    return option;
  });
  place.querySelector("datalist")?.replaceChildren(...suggestions);
  const buttons = rowsOf("offline-lot-button", lots, (row, lot) => {
    row.querySelector("li")!.dataset.vaccine = lot.vaccineCode;
    row.querySelector("button")!.value = lot.lotNumber;
    fillSlots(row, { lotNumber: lot.lotNumber });
    if (lot.expiresOn) fillSlots(row, { expires: `期限 ${formatDate(lot.expiresOn)}` });
    else row.querySelector("small")?.remove();
  });
  place.querySelector(".known-lots")?.replaceChildren(...buttons);
}

/** As on the counter's page, where Alpine does it. */
function narrowLots(place: HTMLElement): void {
  const lots = Object.assign(knownLots(), { $root: place });
  lots.narrow();
  place.addEventListener("change", () => lots.narrow());
  place.addEventListener("click", (event) => lots.take(event));
}

function summaryRow({ field, message }: FormProblem): DocumentFragment {
  const row = cloneTemplate("offline-problem");
  fillSlots(row, { message });
  const link = row.querySelector("a");
  if (field === "") link?.replaceWith(message);
  else link?.setAttribute("href", `#${field}`);
  return row;
}

/** The error below its field, tied to it, as views/form/field.tsx has it. */
function markField(screen: DocumentFragment, { field, message }: FormProblem): void {
  const input = field === "" ? null : screen.querySelector(`[name="${field}"]`);
  const frame = input?.closest(".field, .confirm");
  if (!input || !frame) return;
  const made = cloneTemplate("offline-field-error");
  fillSlots(made, { message });
  const error = made.querySelector("p")!;
  error.id = `${field}-error`;
  frame.classList.add("field--wrong");
  frame.append(error);
  const described = [input.getAttribute("aria-describedby"), error.id].filter((id) => id);
  input.setAttribute("aria-describedby", described.join(" "));
  input.setAttribute("aria-invalid", "true");
}
