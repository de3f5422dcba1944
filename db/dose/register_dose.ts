import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { alreadyGiven } from "../../domain/dose/dose_warning.ts";
import type { TicketCircumstances } from "../../domain/dose/ticket_circumstances.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import { CONFIRMED_AT_COUNTER } from "../../domain/record/confirmation.ts";
import type { DoseSource } from "../../domain/record/person_record.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { lockTicketAndHolder } from "../confirmation/lock_person.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { inMunicipality, type MunicipalityTransaction, readInMunicipality } from "../tenant.ts";
import { sendAhead, together } from "../together.ts";
import { ownVaccines, withPresets } from "../vaccine/list_vaccines.ts";
import { standingFrom, standingQueries } from "./ticket_standing.ts";
import { writeDose } from "./write_dose.ts";

export interface DoseRegistration {
  ticket: Ticket;
  entry: DoseEntry;
  /** What its vaccine was chosen from: the list of the municipality that gives the dose. */
  vaccines: readonly Vaccine[];
  source: DoseSource;
  /** Made with the form: the same form sent twice registers once. */
  clientKey: string;
  /** Why it is registered although something stops it (`stopReason`). */
  reason?: string;
  /** When it was read, at a tablet that had no network then. */
  readAt?: Date | undefined;
}

/** The dose that this form registered when it was sent before; its id. */
export function lookupSentDose(
  register: Register,
  { ticket, clientKey }: Pick<DoseRegistration, "ticket" | "clientKey">,
): Promise<string | undefined> {
  return readInMunicipality(register, ticket.municipalityCode, async (tx) => {
    const sent = await sentDose(tx, { ticket, clientKey }).executeTakeFirst();
    return sent?.ticketNumber === ticket.ticketNumber ? sent.id : undefined;
  });
}

/**
 * Registers a dose on a ticket, known or not, and answers its id. Refuses a dose the person already
 * has, on whichever of their tickets, also when two tablets try in the same moment.
 */
export async function registerDose(
  register: Register,
  act: Act,
  registration: DoseRegistration,
): Promise<Result<string>> {
  const { reason } = registration;
  const judge = () => ({ ok: true as const, reason });
  const outcome = await registerJudgedDose<never>(register, act, { ...registration, judge });
  if (outcome.kind === "objected") return outcome.objection; // never
  return outcome.kind === "refused" ? failure(outcome.message) : success(outcome.doseId);
}

export interface JudgedRegistration<Objection> extends Omit<DoseRegistration, "reason"> {
  /** Looks at what is known of the ticket while nobody else can register on it. */
  judge(
    standing: Omit<TicketCircumstances, "vaccines" | "lots">,
  ): { ok: true; reason: string | undefined } | { ok: false; objection: Objection };
}

/** sent_before: this form registered it when it was sent the first time. */
export type JudgedOutcome<Objection> =
  | { kind: "registered" | "sent_before"; doseId: string }
  | { kind: "refused"; message: string }
  | { kind: "objected"; objection: Objection };

/** The same, of a dose that is judged in the very transaction that registers it. */
export async function registerJudgedDose<Objection>(
  register: Register,
  act: Act,
  registration: JudgedRegistration<Objection>,
): Promise<JudgedOutcome<Objection>> {
  try {
    return await attemptDose(register, act, registration);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    return await attemptDose(register, act, registration);
  }
}

const FOREIGN_KEY_VIOLATION = "23503";
const UNIQUE_VIOLATION = "23505";

/** An upload added the same dose, or took the ticket away, after we looked: look again. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && "code" in error &&
    [FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION].includes(String(error.code));
}

/** Three round trips: what is known, what is written, the end. */
function attemptDose<Objection>(
  register: Register,
  act: Act,
  { judge, ...dose }: JudgedRegistration<Objection>,
): Promise<JudgedOutcome<Objection>> {
  const { ticket, entry } = dose;
  const code = ticket.municipalityCode;
  return inMunicipality(register, code, async (tx): Promise<JudgedOutcome<Objection>> => {
    await sendAhead(tx, KEEP_PLANS);
    // Serialises registrations on one person, without a row lock that a running upload could hold.
    await lockTicketAndHolder(tx, ticket);
    const [[sent], [stored], doses, own] = await together(tx, [
      sentDose(tx, dose),
      ...standingQueries(tx, ticket),
      ownVaccines(tx, code),
    ]);
    if (sent && sent.ticketNumber !== ticket.ticketNumber) return refused(USED_FORM);
    if (sent) return { kind: "sent_before", doseId: sent.id };
    const { circumstances } = standingFrom({ stored, doses }, { act, ticket });
    const judged = judge(circumstances);
    if (!judged.ok) return { kind: "objected", objection: judged.objection };
    const refusal = refusalOf(circumstances);
    if (refusal) return refused(refusal);
    const { reason } = judged;
    const vaccines = withPresets(own);
    const standing = { isTicketStored: stored !== undefined, issuersVaccines: vaccines };
    const doseId = await writeDose(tx, act, { ...dose, ...standing, reason });
    await refreshFindings(tx, code, {
      at: act.at,
      vaccines,
      ticketNumbers: [ticket.ticketNumber],
      lotNumbers: [entry.lotNumber, ...doses.map(({ lotNumber }) => lotNumber)].filter(
        (lotNumber) => lotNumber !== null,
      ),
    });
    return { kind: "registered", doseId };
  });
}

const USED_FORM = "この画面では、もう別の接種券の接種を登録しています。" +
  "この接種券はまだ登録していません。もう一度読み取ってください。";

function sentDose(
  tx: MunicipalityTransaction,
  { ticket, clientKey }: Pick<DoseRegistration, "ticket" | "clientKey">,
) {
  return tx.selectFrom("dose").select(["id", "ticket_number as ticketNumber"])
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("client_key", "=", clientKey);
}

/** Nothing that anybody says can let it be registered. */
function refusalOf(
  { ticket, isConfirmed, given }: Pick<TicketCircumstances, "ticket" | "isConfirmed" | "given">,
): string | undefined {
  if (isConfirmed) return CONFIRMED_AT_COUNTER;
  const same = given.find(({ kind, doseNumber }) =>
    kind === ticket.kind && doseNumber === ticket.doseNumber
  );
  return same && alreadyGiven(same);
}

/**
 * All of it is looked up by keys, so one plan fits whatever is asked for. By itself PostgreSQL would
 * plan anew, each time, what is asked with lists: it takes those of no plan's own to be ten long.
 */
const KEEP_PLANS = sql`set local plan_cache_mode = force_generic_plan`;

function refused(message: string): { kind: "refused"; message: string } {
  return { kind: "refused", message };
}
