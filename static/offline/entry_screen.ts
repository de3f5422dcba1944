import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { judgeOfflineDose, offlineEntryTexts } from "../../domain/offline/judge_offline_dose.ts";
import { alreadyQueued, keptFields } from "../../domain/offline/queued_dose.ts";
import { formatOcrLine, groupOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { ticketKindLabel } from "../../domain/ticket/ticket_kind.ts";
import { fillEntryForm, typedIn } from "./entry_form.ts";
import { readLine, ticketsOf } from "./read_line.ts";
import type { Shell } from "./shell.ts";
import { askForSync } from "./sync.ts";
import { fillList, fillSlots, onAct, openScreen, showIf, textRows } from "./template.ts";

/** A dose that is being registered without a network. */
interface Entry {
  ticket: Ticket;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Said on the screen: registering all the same says that they were seen. */
  cautions: readonly string[];
  needsPerson: boolean;
}

/** Goes on with a ticket that was read here, or with a form the network left behind. */
export async function openTicket(shell: Shell, left: Typed): Promise<void> {
  const read = readLine(left.ocrLine ?? "");
  if (!read.ok) return await shell.openStart({ problem: read.message });
  const ticket = read.value;
  const kit = await shell.kit();
  const now = new Date();
  const typed = {
    ...offlineEntryTexts(kit, now),
    ...left,
    ocrLine: formatOcrLine(ticket),
    clientKey: left.clientKey || crypto.randomUUID(),
  };
  const { problems, ...judged } = judgeOfflineDose({ ticket, typed, kit, now });
  // Nothing is wrong with a form before somebody wanted to register it.
  await openEntry(shell, { ticket, typed, problems: left.clientKey ? problems : [], ...judged });
}

async function openEntry(shell: Shell, entry: Entry): Promise<void> {
  const { ticket, typed, problems, cautions, needsPerson } = entry;
  const kit = await shell.kit();
  const refusal = alreadyQueued(ticket, ticketsOf(await shell.tablet.entries()));
  openScreen("offline-entry", (screen) => {
    fillSlots(screen, {
      groups: groupOcrLine(formatOcrLine(ticket)),
      municipality: ticket.municipalityCode,
      kind: ticketKindLabel(ticket.kind),
      doseNumber: `${ticket.doseNumber}回目`,
      refusal: refusal ?? "",
    });
    showIf(screen, "refusal", refusal);
    showIf(screen, "form", !refusal);
    showIf(screen, "cautions", cautions.length > 0);
    showIf(screen, "stops", needsPerson);
    fillList(screen, "cautions", textRows("offline-caution", cautions));
    fillEntryForm(screen, { ticket, kit, typed, problems });
    const button = screen.querySelector("form[data-act=register] button[type=submit]");
    if (button && cautions.length > 0) button.textContent = "注意を確かめて登録";
    onAct(screen, "register", (form) => {
      const written = { ...typed, ...typedIn(form as HTMLFormElement) };
      register(shell, { ...entry, typed: written }).catch(console.warn);
    });
    onAct(screen, "leave", () => shell.openStart().catch(console.warn));
  });
}

/** 登録: into the queue, or back to the form with what is wrong or has not been seen yet. */
async function register(shell: Shell, entry: Entry): Promise<void> {
  const { ticket, typed, cautions: seen } = entry;
  const kit = await shell.kit();
  const now = new Date();
  const judged = judgeOfflineDose({ ticket, typed, kit, now });
  const hasUnseen = judged.cautions.some((caution) => !seen.includes(caution));
  if (judged.problems.length > 0 || hasUnseen) {
    return await openEntry(shell, { ...entry, ...judged });
  }
  try {
    await shell.tablet.add({
      clientKey: typed.clientKey!,
      readAt: now.toISOString(),
      origin: "offline",
      typed: keptFields({ ...typed, seenWarnings: seenOf(typed, judged.cautions) }),
      operator: kit.operator,
    });
  } catch (error) {
    console.warn(error);
    return await openEntry(shell, { ...entry, problems: [{ field: "", message: NOT_SAVED }] });
  }
  askForSync();
  await shell.openStart({ saved: typed.ocrLine });
  await shell.schedule.run();
}

/** With those a counter's page showed before the network broke. */
function seenOf(typed: Typed, cautions: readonly string[]): string {
  return [typed.seenWarnings ?? "", ...cautions].filter((said) => said !== "").join("｜");
}

const NOT_SAVED = "この端末に保存できませんでした（空きが足りないか、ログアウトしています）。" +
  "まだ登録していません。予診票を取り分け、通信が戻ってから登録してください。";
