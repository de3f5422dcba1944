import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { examineRecord, type Finding } from "../finding/examine_record.ts";
import {
  examinationMasters,
  type ExaminedDose,
  type KnownLot,
} from "../finding/examined_record.ts";
import type { FindingRuleName } from "../finding/finding_rules.ts";
import { missingBelow } from "../finding/rules/sequence_rules.ts";
import { type RecipientStatus, recipientStatusLabel } from "../recipient/recipient_status.ts";
import { CONFIRMED_AT_COUNTER } from "../record/confirmation.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import { type TicketKind, ticketKindLabel } from "../ticket/ticket_kind.ts";
import type { Vaccine } from "./vaccine.ts";

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
  birthDate: PlainDate | null;
  isSuperseded: boolean;
  /** Whether the person's record is locked (確認済み). */
  isConfirmed: boolean;
  given: readonly GivenDose[];
  vaccines: readonly Vaccine[];
  lots: readonly KnownLot[];
  today: PlainDate;
}

/** What staff typed of the dose that is about to be registered. */
export type TypedDose = Pick<ExaminedDose, "vaccinatedOn" | "vaccineCode" | "lotNumber">;

/** "stop": it cannot be registered like this. "caution": look again, then go on. */
export interface DoseWarning {
  level: "stop" | "caution";
  message: string;
}

type Rule = (circumstances: TicketCircumstances) => DoseWarning | undefined;

/** What a ticket is looked at for besides the record, gravest first (DOMAIN 6). */
const RULES: readonly Rule[] = [
  sameDoseGiven,
  confirmedRecord,
  leftTheRegister,
  supersededTicket,
  earlierDoseMissing,
];

/** What is odd about a dose that would be given today, of whichever vaccine. */
export function doseWarnings(circumstances: TicketCircumstances): DoseWarning[] {
  const untyped = { vaccinatedOn: circumstances.today, vaccineCode: null, lotNumber: null };
  return [
    ...RULES.flatMap((rule) => rule(circumstances) ?? []),
    ...recordFindings(circumstances, untyped).map(warningOf),
    ...notRegistered(circumstances),
  ];
}

/** What becomes odd only by what was typed: the day, the vaccine, the lot. */
export function entryWarnings(circumstances: TicketCircumstances, typed: TypedDose): DoseWarning[] {
  const known = new Set(doseWarnings(circumstances).map(({ message }) => message));
  return recordFindings(circumstances, typed).map(warningOf)
    .filter(({ message }) => !known.has(message));
}

/** What a form says of the warnings it was sent under: with others it has to be looked at again. */
export function seenWarnings(warnings: readonly DoseWarning[]): string {
  return warnings.map(({ message }) => message).join("｜");
}

/** What the worklist's rules say of a dose beside those that were given. */
function recordFindings(
  { ticket, birthDate, given, today, vaccines, lots }: TicketCircumstances,
  typed: TypedDose,
): Finding[] {
  const others = given.filter((dose) => !isSameDose(dose, ticket)).map((dose, index) => ({
    id: `given ${index}`,
    ticketNumber: "",
    lotNumber: null,
    registeredOn: today,
    isGivenHere: true,
    ...pick(dose),
  }));
  const { ticketNumber, kind, doseNumber } = ticket;
  const dose = { id: TYPED, ticketNumber, kind, doseNumber, registeredOn: today, ...typed };
  const person = { birthDate, deceasedBy: null };
  const doses = [...others, { ...dose, isGivenHere: true }];
  return examineRecord(
    { person, tickets: [], doses },
    examinationMasters({ vaccines, lots, today }),
  ).filter(({ rule, doseIds }) => rule in ENTRY_HINTS && doseIds.includes(TYPED));
}

const TYPED = "typed";

function pick({ kind, doseNumber, vaccinatedOn, vaccineCode }: GivenDose): GivenDose {
  return { kind, doseNumber, vaccinatedOn, vaccineCode };
}

/** What to do before going on; the rules that are not here are said in another way. */
const ENTRY_HINTS: Partial<Record<FindingRuleName, string>> = {
  two_doses_one_day: "接種日と回数を接種済証で確かめてください。",
  dose_order: "接種券の回数と接種日を接種済証で確かめてください。",
  before_birth: "接種日と、本人の接種券かどうかを確かめてください。",
  vaccine_out_of_period: "接種日とワクチンを確かめてください。",
  lot_of_other_maker: "ワクチンのシールを確かめてください。",
  interval_too_short: "",
  unknown_lot: "ワクチンのシールを確かめてください。",
  lot_expired: "使う前に、ワクチンのシールの期限を確かめてください。",
};

function warningOf({ rule, explanation }: Finding): DoseWarning {
  return caution(explanation + ENTRY_HINTS[rule]);
}

function sameDoseGiven({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const same = given.find((dose) => isSameDose(dose, ticket));
  return same && { level: "stop", message: alreadyGiven(same) };
}

function isSameDose({ kind, doseNumber }: GivenDose, ticket: Ticket): boolean {
  return kind === ticket.kind && doseNumber === ticket.doseNumber;
}

/** Said at the reading and, when another tablet was faster, at the registration. */
export function alreadyGiven({ kind, doseNumber, vaccinatedOn }: GivenDose): string {
  return `${doseNumber}回目（${ticketKindLabel(kind)}）は${
    formatDate(vaccinatedOn)
  }の分が登録済みです。` +
    "接種券の回数と接種済証を確かめてください。";
}

function confirmedRecord({ isConfirmed }: TicketCircumstances): DoseWarning | undefined {
  return isConfirmed ? { level: "stop", message: CONFIRMED_AT_COUNTER } : undefined;
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

/** Also of an examination, and when a dose before this one has the same gap: it may not be theirs. */
function earlierDoseMissing({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const vaccinations = given.filter(({ kind }) => kind === "vaccination");
  const missing = missingBelow(vaccinations, ticket.doseNumber);
  if (missing.length === 0) return undefined;
  return caution(
    `${missing.join("・")}回目の接種が登録されていません。接種済証を確かめてください。`,
  );
}

function notRegistered({ isRegistered }: TicketCircumstances): DoseWarning[] {
  if (isRegistered) return [];
  return [caution(
    "この接種券の人はまだ登録されていません。登録すると接種対象者登録待ちリストに載ります。" +
      "番号の読み違いがないか、券面ともう一度見比べてください。",
  )];
}

function caution(message: string): DoseWarning {
  return { level: "caution", message };
}
