import { daysBetween, formatDate, type PlainDate } from "../date/plain_date.ts";
import { type RecipientStatus, recipientStatusLabel } from "../recipient/recipient_status.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import { type TicketKind, ticketKindLabel } from "../ticket/ticket_kind.ts";
import { lookupVaccine } from "./vaccine.ts";

export interface GivenDose {
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  vaccineCode: string | null;
}

/** What is known about a ticket the moment it is read. */
export interface TicketCircumstances {
  ticket: Ticket;
  isRegistered: boolean;
  status: RecipientStatus | null;
  isSuperseded: boolean;
  given: readonly GivenDose[];
  today: PlainDate;
}

/** "stop": it cannot be registered like this. "caution": look again, then go on. */
export interface DoseWarning {
  level: "stop" | "caution";
  message: string;
}

type Rule = (circumstances: TicketCircumstances) => DoseWarning | undefined;

/** The rules a reading is checked by, gravest first. Each one mends a fault of 2021 (DOMAIN 6). */
const RULES: readonly Rule[] = [
  sameDoseGiven,
  leftTheRegister,
  supersededTicket,
  earlierDoseMissing,
  intervalTooShort,
  notRegistered,
];

export function doseWarnings(circumstances: TicketCircumstances): DoseWarning[] {
  return RULES.flatMap((rule) => rule(circumstances) ?? []);
}

function sameDoseGiven({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const same = given.find((dose) =>
    dose.kind === ticket.kind && dose.doseNumber === ticket.doseNumber
  );
  return same && { level: "stop", message: alreadyGiven(same) };
}

/** Said at the reading and, when another tablet was faster, at the registration. */
export function alreadyGiven({ kind, doseNumber, vaccinatedOn }: GivenDose): string {
  return `${doseNumber}回目（${ticketKindLabel(kind)}）は${
    formatDate(vaccinatedOn)
  }の分が登録済みです。` +
    "接種券の回数と接種済証を確かめてください。";
}

function leftTheRegister({ status }: TicketCircumstances): DoseWarning | undefined {
  if (status === null) return undefined;
  return caution(`住民の記録では「${recipientStatusLabel(status)}」です。本人か確かめてください。`);
}

function supersededTicket({ isSuperseded }: TicketCircumstances): DoseWarning | undefined {
  if (!isSuperseded) return undefined;
  return caution(
    "この接種券は再発行されて古くなっています。新しい接種券がないか確かめてください。",
  );
}

function earlierDoseMissing({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const numbers = new Set(vaccinations(given).map((dose) => dose.doseNumber));
  const missing = range(1, ticket.doseNumber - 1).filter((number) => !numbers.has(number));
  if (missing.length === 0) return undefined;
  return caution(
    `${missing.join("・")}回目の接種が登録されていません。接種済証を確かめてください。`,
  );
}

function intervalTooShort({ ticket, given, today }: TicketCircumstances): DoseWarning | undefined {
  if (ticket.kind === "examination") return undefined;
  const last = vaccinations(given).filter((dose) => dose.doseNumber < ticket.doseNumber)
    .toSorted((a, b) => a.vaccinatedOn.localeCompare(b.vaccinatedOn)).at(-1);
  const minimum = last?.vaccineCode ? lookupVaccine(last.vaccineCode)?.minimumIntervalDays : 0;
  if (!last || !minimum || daysBetween(last.vaccinatedOn, today) >= minimum) return undefined;
  return caution(
    `前回（${formatDate(last.vaccinatedOn)}）から${daysBetween(last.vaccinatedOn, today)}日です。` +
      `このワクチンは${minimum}日以上空ける必要があります。`,
  );
}

function notRegistered({ isRegistered }: TicketCircumstances): DoseWarning | undefined {
  if (isRegistered) return undefined;
  return caution(
    "この接種券の人はまだ登録されていません。登録すると接種対象者登録待ちリストに載ります。" +
      "番号の読み違いがないか、券面ともう一度見比べてください。",
  );
}

function vaccinations(given: readonly GivenDose[]): GivenDose[] {
  return given.filter((dose) => dose.kind === "vaccination");
}

function caution(message: string): DoseWarning {
  return { level: "caution", message };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
