import { formatDate, formatDateTime } from "../date/plain_date.ts";
import { examineRecord, type Finding } from "../finding/examine_record.ts";
import { examinationMasters } from "../finding/examined_record.ts";
import { missingBelow } from "../finding/rules/sequence_rules.ts";
import { recipientStatusLabel } from "../recipient/recipient_status.ts";
import { CONFIRMED_AT_COUNTER } from "../record/confirmation.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import {
  DOSE_WARNING_RULES,
  type DoseWarningRuleName,
  WARNING_LEVELS,
  type WarningLevel,
} from "./dose_warning_rule.ts";
import { ENTRY_WORDS } from "./entry_words.ts";
import { otherVaccine } from "./other_vaccine.ts";
import type { GivenDose, TicketCircumstances, TypedDose } from "./ticket_circumstances.ts";

/** One thing that is odd, in words that say what to do. */
export interface DoseWarning {
  rule: DoseWarningRuleName;
  level: WarningLevel;
  message: string;
}

type Rule = (circumstances: TicketCircumstances) => DoseWarning | undefined;

/** What a ticket is looked at for besides the dose itself. */
const RULES: readonly Rule[] = [
  sameDoseGiven,
  confirmedRecord,
  leftTheRegister,
  supersededTicket,
  earlierDoseMissing,
];

/**
 * All that is odd about registering this dose on this ticket, the gravest first; before anything is
 * typed, about a dose that would be given today, of whichever vaccine.
 */
export function doseWarnings(
  circumstances: TicketCircumstances,
  typed: TypedDose = untyped(circumstances),
): DoseWarning[] {
  const { rule, message } = otherVaccine(circumstances, typed) ?? {};
  return [
    ...RULES.flatMap((rule) => rule(circumstances) ?? []),
    ...recordFindings(circumstances, typed).map(warningOf),
    ...(rule ? [warning(rule, message!)] : []),
    ...notRegistered(circumstances),
  ].toSorted((a, b) => WARNING_LEVELS.indexOf(a.level) - WARNING_LEVELS.indexOf(b.level));
}

/** What becomes odd only by what was typed: the day, the vaccine, the lot. */
export function entryWarnings(circumstances: TicketCircumstances, typed: TypedDose): DoseWarning[] {
  const known = new Set(doseWarnings(circumstances).map(({ message }) => message));
  return doseWarnings(circumstances, typed).filter(({ message }) => !known.has(message));
}

/** What a form says of the warnings it was sent under, for `unseenWarnings`. */
export function seenWarnings(warnings: readonly DoseWarning[]): string {
  return warnings.map(({ message }) => message).join("｜");
}

/** Those that did not stand on the form which says it was sent under `seen`. */
export function unseenWarnings(warnings: readonly DoseWarning[], seen: string): DoseWarning[] {
  return warnings.filter(({ message }) => !seen.includes(message));
}

function untyped({ today }: TicketCircumstances): TypedDose {
  return { vaccinatedOn: today, vaccineCode: null, lotNumber: null };
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
  ).filter(({ rule, doseIds }) => rule in ENTRY_WORDS && doseIds.includes(TYPED));
}

const TYPED = "typed";

function pick({ kind, doseNumber, vaccinatedOn, vaccineCode }: GivenDose) {
  return { kind, doseNumber, vaccinatedOn, vaccineCode };
}

function warningOf({ rule, explanation }: Finding): DoseWarning {
  const known = rule as keyof typeof ENTRY_WORDS;
  return warning(known, ENTRY_WORDS[known](explanation));
}

function sameDoseGiven({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const same = given.find((dose) => isSameDose(dose, ticket));
  return same && warning("same_dose_given", alreadyGiven(same));
}

function isSameDose({ kind, doseNumber }: GivenDose, ticket: Ticket): boolean {
  return kind === ticket.kind && doseNumber === ticket.doseNumber;
}

/** Said at the reading and, when another tablet was faster, at the registration. */
export function alreadyGiven({ kind, doseNumber, vaccinatedOn, registered }: GivenDose): string {
  const where = registered
    ? `（登録：${formatDateTime(registered.at)}、${registered.venueName}）`
    : "";
  return `${doseNumber}回目（${ticketKindLabel(kind)}）は${
    formatDate(vaccinatedOn)
  }の分が登録済みです${where}。接種券の回数と接種済証を確かめてください。`;
}

function confirmedRecord({ isConfirmed }: TicketCircumstances): DoseWarning | undefined {
  return isConfirmed ? warning("record_confirmed", CONFIRMED_AT_COUNTER) : undefined;
}

function leftTheRegister({ status }: TicketCircumstances): DoseWarning | undefined {
  if (status === null) return undefined;
  return warning(
    "left_the_register",
    `住民の記録では「${recipientStatusLabel(status)}」です。本人か確かめてください。`,
  );
}

function supersededTicket({ isSuperseded }: TicketCircumstances): DoseWarning | undefined {
  if (!isSuperseded) return undefined;
  return warning(
    "superseded_ticket",
    "この接種券は再発行されて古くなっています。新しい接種券がないか確かめてください。",
  );
}

/** Also of an examination, and when a dose before this one has the same gap: it may not be theirs. */
function earlierDoseMissing({ ticket, given }: TicketCircumstances): DoseWarning | undefined {
  const vaccinations = given.filter(({ kind }) => kind === "vaccination");
  const missing = missingBelow(vaccinations, ticket.doseNumber);
  if (missing.length === 0) return undefined;
  return warning(
    missing.length > 1 ? "earlier_doses_missing" : "earlier_dose_missing",
    `${missing.join("・")}回目の接種が登録されていません。接種済証を確かめてください。`,
  );
}

function notRegistered({ isRegistered, isIssuedHere }: TicketCircumstances): DoseWarning[] {
  if (isRegistered) return [];
  const advice = "番号の読み違いがないか、18桁を券面ともう一度見比べてください。" +
    "登録すると接種対象者登録待ちリストに載ります。";
  const unknown = "この接種券の人はまだ登録されていません。";
  if (!isIssuedHere) return [warning("not_registered", unknown + advice)];
  const nobodys = "券番号が、この自治体のどの接種対象者のものとも一致しません。";
  return [warning("ticket_never_issued", unknown + nobodys + advice)];
}

function warning(rule: DoseWarningRuleName, message: string): DoseWarning {
  return { rule, level: DOSE_WARNING_RULES[rule].level, message };
}
