import type { Act } from "../../domain/account/act.ts";
import { answerWindow } from "../../domain/transfer/answer_window.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import { type AuditEntry, recordActs } from "../audit.ts";
import { type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { type AnsweredPerson, listAnsweredPeople } from "./answered_people.ts";
import { addOpenings, endAnswers } from "./write_openings.ts";

/** A case whose answer the register gave at once, on the asking side. */
interface OpenableCase {
  id: string;
  otherCode: string;
}

const CASES_AT_ONCE = 1_000;

/**
 * The answers of a list's cases that found one person and can still be opened, by the case's id, as
 * they stand in the asked registers now. Each is written down on both sides as if it had been
 * opened by itself. `tx` has entered the asking municipality.
 */
export async function openAnswers(
  tx: MunicipalityTransaction,
  act: Act,
  batchId: string,
): Promise<Map<string, AnsweredDose[]>> {
  const answers = new Map<string, AnsweredDose[]>();
  const cases = await listOpenable(tx, { batchId, act });
  const byCode = Map.groupBy(cases, ({ otherCode }) => otherCode);
  for (const otherCode of [...byCode.keys()].toSorted()) {
    const asked = byCode.get(otherCode)!;
    for (let first = 0; first < asked.length; first += CASES_AT_ONCE) {
      const ids = asked.slice(first, first + CASES_AT_ONCE).map(({ id }) => id);
      for (const person of await openPart(tx, act, { otherCode, ids })) {
        if (!person.isWithheld) answers.set(person.inquiryId, person.doses);
      }
    }
  }
  return answers;
}

async function listOpenable(
  tx: MunicipalityTransaction,
  { batchId, act }: { batchId: string; act: Act },
): Promise<OpenableCase[]> {
  const cases = await tx.selectFrom("inquiry")
    .select(["id", "other_code as otherCode", "state", "refusal"])
    .select(["answered_at as answeredAt", "openable_until as openableUntil"])
    .where("municipality_code", "=", act.actor.municipalityCode)
    .where("batch_id", "=", batchId).where("side", "=", "asking").where("finding", "=", "one")
    .orderBy("id").execute();
  return cases.filter((each) => answerWindow(each, act.at) === "open");
}

async function openPart(
  tx: MunicipalityTransaction,
  act: Act,
  { otherCode, ids }: { otherCode: string; ids: readonly string[] },
): Promise<AnsweredPerson[]> {
  const home = act.actor.municipalityCode;
  const visit = <Value>(work: () => Promise<Value>) =>
    visitMunicipality(tx, { home, other: otherCode }, work);
  const people = await visit(() => listAnsweredPeople(tx, otherCode, { ids, at: act.at }));
  const withheld = people.filter(({ isWithheld }) => isWithheld);
  const opened = people.filter(({ isWithheld }) => !isWithheld);
  const openedIds = opened.map(({ inquiryId }) => inquiryId);
  const ended = { ids: withheld.map(({ inquiryId }) => inquiryId), at: act.at };
  await endAnswers(tx, home, ended);
  const events = await addOpenings(tx, home, { ids: openedIds, act });
  await recordActs(tx, home, { by: act, entries: openedIds.map(openedEntry) });
  await visit(async () => {
    await endAnswers(tx, otherCode, ended);
    await addOpenings(tx, otherCode, { ids: openedIds, act, events });
    await recordActs(tx, otherCode, { by: act, entries: opened.map(givenEntry) });
  });
  return people;
}

function openedEntry(id: string): AuditEntry {
  return { act: "answer_opened", subject: { kind: "inquiry", id } };
}

function givenEntry({ recipientId, inquiryId }: AnsweredPerson): AuditEntry {
  return {
    act: "answer_given",
    subject: { kind: "recipient", id: recipientId },
    detail: { inquiry: inquiryId },
  };
}
