import { registerStack } from "./register_stack.ts";
import { openDesk, type ScanDesk } from "./scan_desk.ts";
import { NoAnswer } from "./server_answer.ts";
import { showRows, StackReading } from "./stack_reading.ts";

/** Brings the page for scans to life; until then it says that it needs JavaScript. */
export function startScanTool(root: HTMLElement): void {
  const desk = openDesk(root);
  document.querySelector("[data-scans-need]")?.remove();
  root.hidden = false;
  takeFiles(desk, new StackReading(desk));
  tickRows(desk);
  changeRows(desk);
  keepPage(desk);
}

function takeFiles({ root }: ScanDesk, reading: StackReading): void {
  const input = root.querySelector<HTMLInputElement>("[data-files]")!;
  input.addEventListener("change", () => {
    const files = [...input.files ?? []];
    // Emptied, so that the same files can be chosen again.
    input.value = "";
    void reading.choose(files);
  });
  // On the whole page: a file that is dropped beside the box would be opened instead of the page.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    void reading.choose([...event.dataTransfer?.files ?? []]);
  });
  root.querySelector("[data-resume]")!.addEventListener("click", () => void reading.resume());
}

function tickRows(desk: ScanDesk): void {
  const { root, board } = desk;
  const all = root.querySelector<HTMLInputElement>("[data-confirm-all]")!;
  const showCount = () => {
    all.checked = board.isAllConfirmed;
    root.querySelector("[data-confirmed-count]")!.textContent = String(
      board.listConfirmed().length,
    );
    root.querySelector<HTMLElement>("[data-bar-of-stack]")!.hidden = board.countOpen() === 0;
  };
  root.addEventListener("change", ({ target }) => {
    if (target === all) board.confirmAll(all.checked);
    showCount();
  });
  board.arranged = showCount;
  root.querySelector("[data-register]")!.addEventListener("click", () => void registerStack(desk));
}

function changeRows(desk: ScanDesk): void {
  const { root, board, pictures } = desk;
  root.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("[data-remove]")) return;
    const row = target.closest<HTMLElement>("[data-page]")!;
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    board.remove(Number(row.dataset.page));
    pictures.forget(Number(row.dataset.page));
    neighbour?.querySelector<HTMLElement>("[data-remove]")?.focus();
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || !target.dataset.typedLine) return;
    void lookUpTyped(desk, Number(target.dataset.typedLine), target);
  });
}

async function lookUpTyped(desk: ScanDesk, page: number, form: HTMLFormElement): Promise<void> {
  const line = String(new FormData(form).get("line") ?? "");
  try {
    await showRows(desk, [{ page, line, outcome: "typed" }]);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return desk.panel.complain([error.message]);
  }
  const row = desk.root.querySelector(`[data-page="${page}"]`);
  const next = row?.querySelector<HTMLElement>("[aria-invalid], [data-confirmed]");
  (next ?? row?.querySelector<HTMLElement>("[data-remove]"))?.focus();
}

/** What was read and not registered would be gone with the page. */
function keepPage({ board }: ScanDesk): void {
  globalThis.addEventListener("beforeunload", (event) => {
    if (board.countOpen() > 0) event.preventDefault();
  });
}
