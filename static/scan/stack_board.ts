import { listTwins } from "./same_tickets.ts";

/** A row a person has ticked, as it is sent to be registered. */
export interface ConfirmedRow {
  page: number;
  line: string;
  clientKey: string;
  seenWarnings: string;
  vaccinatedOn: string;
  lotNumber: string;
}

/** The rows on the page: where they stand, how many, which are ticked. The server drew each. */
export class StackBoard {
  /** Called whenever rows came, went or moved. */
  arranged: () => void = () => {};

  constructor(
    readonly root: HTMLElement,
    /** Called for every row drawn anew, to add what only this browser knows. */
    readonly furnish: (row: HTMLElement, page: number) => void,
  ) {}

  /** Puts rows the server drew where they belong; each replaces its page's former row. */
  place(html: string): void {
    const drawn = document.createRange().createContextualFragment(html);
    for (const row of drawn.querySelectorAll<HTMLElement>("[data-page]")) {
      this.#rowOf(pageOf(row))?.remove();
      this.furnish(row, pageOf(row));
      this.#listOf(row.dataset.group!).append(row);
    }
    this.arrange();
  }

  remove(page: number): void {
    this.#rowOf(page)?.remove();
    this.arrange();
  }

  clear(): void {
    for (const row of this.#rows()) row.remove();
    this.arrange();
  }

  /** Every row stands in its group in the order of the pages; groups show how many they hold. */
  arrange(): void {
    const twins = listTwins(this.#lines());
    for (const row of this.#rows()) {
      const first = twins.get(pageOf(row));
      const list = this.#listOf(first === undefined ? row.dataset.group! : "twin");
      tellTwin(row, first);
      if (row.parentElement !== list || isOutOfOrder(row)) insertInOrder(list, row);
    }
    for (const group of this.#groups()) {
      const count = group.querySelectorAll("[data-page]").length;
      group.querySelector("[data-count]")!.textContent = String(count);
      group.hidden = count === 0;
    }
    this.arranged();
  }

  /** Ticks or unticks all rows without any warning. */
  confirmAll(isConfirmed: boolean): void {
    for (const box of this.#listOf("clear").querySelectorAll<HTMLInputElement>(CONFIRMED)) {
      box.checked = isConfirmed;
    }
  }

  /** In the order of the pages. A twin is never among them. */
  listConfirmed(): ConfirmedRow[] {
    return this.#rows()
      .filter((row) => row.querySelector<HTMLInputElement>(CONFIRMED)?.checked)
      .filter((row) => row.closest("[data-group-of=twin]") === null)
      .map(confirmedRow).sort((a, b) => a.page - b.page);
  }

  /** Pages that still wait: neither registered nor taken out. */
  countOpen(): number {
    return this.#rows().filter(({ dataset }) => dataset.group !== "registered").length;
  }

  /** The pages whose doses are registered. */
  listRegistered(): number[] {
    return this.#rows().filter(({ dataset }) => dataset.group === "registered").map(pageOf);
  }

  countRegistered(): number {
    return this.listRegistered().length;
  }

  /** Whether every row without any warning is ticked, and there is one. */
  get isAllConfirmed(): boolean {
    const boxes = [...this.#listOf("clear").querySelectorAll<HTMLInputElement>(CONFIRMED)];
    return boxes.length > 0 && boxes.every(({ checked }) => checked);
  }

  #lines(): Map<number, string> {
    return new Map(
      this.#rows().flatMap((row) => row.dataset.line ? [[pageOf(row), row.dataset.line]] : []),
    );
  }

  #rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>("[data-group-of] [data-page]")];
  }

  #rowOf(page: number): HTMLElement | null {
    return this.root.querySelector(`[data-group-of] [data-page="${page}"]`);
  }

  #groups(): NodeListOf<HTMLElement> {
    return this.root.querySelectorAll("[data-group-of]");
  }

  #listOf(group: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(`[data-group-of="${group}"] > ol`)!;
  }
}

const CONFIRMED = "[data-confirmed]";

function pageOf(row: HTMLElement): number {
  return Number(row.dataset.page);
}

function isOutOfOrder(row: HTMLElement): boolean {
  const before = row.previousElementSibling;
  return before instanceof HTMLElement && pageOf(before) > pageOf(row);
}

function insertInOrder(list: HTMLElement, row: HTMLElement): void {
  const next = [...list.children].find((other) =>
    other instanceof HTMLElement && other !== row && pageOf(other) > pageOf(row)
  );
  list.insertBefore(row, next ?? null);
}

/** Says on a twin which page it repeats, and takes its tick away until it is none any more. */
function tellTwin(row: HTMLElement, first: number | undefined): void {
  const note = row.querySelector<HTMLElement>("[data-twin]");
  if (note) note.textContent = first === undefined ? "" : `${first}枚目と同じ接種券です。`;
  const box = row.querySelector<HTMLInputElement>(CONFIRMED);
  if (!box) return;
  box.disabled = first !== undefined;
  if (box.disabled) box.checked = false;
}

function confirmedRow(row: HTMLElement): ConfirmedRow {
  const page = pageOf(row);
  const typed = (name: string) =>
    row.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
  return {
    page,
    line: row.dataset.line ?? "",
    clientKey: typed("clientKey"),
    seenWarnings: typed("seenWarnings"),
    vaccinatedOn: typed(`vaccinatedOn-${page}`),
    lotNumber: typed(`lotNumber-${page}`),
  };
}
