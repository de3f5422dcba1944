import type { Typed } from "../form_problem.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import type { OfflineOperator } from "./offline_kit.ts";

/** One dose that waits on a tablet for the network, as it is before it is sealed. */
export interface QueuedDose {
  /** UUID made with the form: however often it is sent, it registers once. */
  clientKey: string;
  /** When 登録 was pressed, an ISO instant by the tablet's clock. */
  readAt: string;
  /** "interrupted": a form of the counter's page that was under way when the network went. */
  origin: "offline" | "interrupted";
  /** The fields of `KEPT_FIELDS`. */
  typed: Typed;
  operator: OfflineOperator | null;
}

/** What is kept of the form of a dose, whether the counter's or that of the offline screen. */
export const KEPT_FIELDS = [
  "ocrLine",
  "venueName",
  "vaccinatedOn",
  "vaccineCode",
  "lotNumber",
  "doctorName",
  "personConfirmed",
  "seenWarnings",
  "stopReason",
  "stopNote",
] as const;

/** Of all fields of a form those that are kept. */
export function keptFields(typed: Typed): Typed {
  return Object.fromEntries(KEPT_FIELDS.map((name) => [name, typed[name] ?? ""]));
}

/** The form that sends it, or opens it at the counter. */
export function sentForm({ clientKey, readAt, typed, operator }: QueuedDose): Typed {
  return { ...keptFields(typed), clientKey, readAt, operatorPass: operator?.pass ?? "" };
}

/** Why a ticket is not read once more while its dose is not sent yet. */
export function alreadyQueued(ticket: Ticket, queued: readonly Ticket[]): string | undefined {
  const { kind, doseNumber } = ticket;
  if (!queued.some((other) => isSameDose(other, ticket))) return undefined;
  return `この接種券の${doseNumber}回目（${ticketKindLabel(kind)}）は、もうこの端末に保存して` +
    "あります。「未送信の一覧」で確かめてください。";
}

function isSameDose(one: Ticket, other: Ticket): boolean {
  return one.municipalityCode === other.municipalityCode &&
    one.ticketNumber === other.ticketNumber &&
    one.kind === other.kind && one.doseNumber === other.doseNumber;
}
