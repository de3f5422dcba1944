import { inBatches } from "./in_batches.ts";
import type { ScanDesk } from "./scan_desk.ts";
import { NoAnswer, post } from "./server_answer.ts";

/** Rows of one request: some take a fraction of a second, and the bar is to move. */
const ROWS_TOGETHER = 20;

/** Registers the ticked rows; what was sent and got lost may be sent again, it counts once. */
export async function registerStack(desk: ScanDesk): Promise<void> {
  const { board, panel } = desk;
  const rows = board.listConfirmed();
  if (panel.isBusy) return;
  if (rows.length === 0) {
    return panel.complain(["登録する票に、この人の予診票である印を付けてください。"]);
  }
  const signal = panel.start();
  const registeredBefore = board.countRegistered();
  let done = 0;
  try {
    for (const batch of inBatches(rows, ROWS_TOGETHER)) {
      if (signal.aborted) break;
      panel.show("登録中", done, rows.length);
      if (!await registerBatch(desk, batch)) break;
      done += batch.length;
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    panel.complain([error.message]);
  }
  panel.end();
  const registered = board.countRegistered() - registeredBefore;
  const left = rows.length - registered;
  panel.tell(
    `${registered}枚を登録しました。${left > 0 ? `${left}枚はまだ登録していません。` : ""}`,
  );
}

/** False when the values all rows share are to be corrected first; nothing was registered then. */
async function registerBatch(
  { root, board, pictures, doses }: ScanDesk,
  batch: ReturnType<ScanDesk["board"]["listConfirmed"]>,
): Promise<boolean> {
  const values = root.querySelector<HTMLFormElement>("#scan-values")!;
  const fields = Object.fromEntries(
    [...new FormData(values)].filter((field): field is [string, string] =>
      typeof field[1] === "string"
    ),
  );
  const { html, isRefused } = await post(doses, { ...fields, rows: JSON.stringify(batch) });
  if (isRefused) {
    values.replaceWith(document.createRange().createContextualFragment(html));
    root.querySelector<HTMLElement>("#scan-values [data-focus=first]")?.focus();
    return false;
  }
  board.place(html);
  for (const page of board.listRegistered()) pictures.forget(page);
  return true;
}
