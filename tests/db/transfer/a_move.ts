import assert from "node:assert/strict";
import type { Database } from "../../../db/database.ts";
import { handleInquiry } from "../../../db/transfer/handle_inquiry.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import type { InquiryAct } from "../../../domain/transfer/inquiry_event.ts";
import { TEST_TIME } from "../a_database.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { idOf } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { aNameThatIs, ask, aTown, aTransferOffice, criteriaOf, sidesOf } from "./two_towns.ts";

/** The same person at the desk, so many hours later. */
export function after(act: Act, hours: number): Act {
  return { ...act, at: new Date(TEST_TIME.getTime() + hours * 3_600_000) };
}

/** Two municipalities, a person of the asked one with a dose, and the case of asking about them. */
export async function aMove(
  database: Database,
  given: Partial<RecipientCells> & { twins?: number } = {},
) {
  const { twins = 0, ...cells } = given;
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const code = asked.actor.municipalityCode;
  const name = { familyKana: aNameThatIs("not covered", code), givenKana: "" };
  const person = aRecipient({ ...name, ...cells });
  const people = Array.from({ length: twins }, () => aRecipient(name));
  await applyPeople(database, asked, [person, ...people]);
  const recipientId = await idOf(database, asked, person);
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  const doseId = await giveDose(database, asked, aDose(ticket));
  const question = { otherCode: code, about: criteriaOf(person) };
  const { id } = await ask(aTransferOffice(database), asking, question);
  return { asking, asked, code, person, recipientId, ticket, doseId, id };
}

/** A step of either side, from the screen as it is now. */
export async function handle(
  database: Database,
  act: Act,
  { id, does }: { id: string; does: InquiryAct },
): Promise<void> {
  const owner = ownerSql(database);
  const { asking, asked } = await sidesOf(owner, id);
  await owner.end();
  const isAsked = asked.municipality_code === act.actor.municipalityCode;
  const { version } = isAsked ? asked : asking;
  const office = aTransferOffice(database);
  const result = await handleInquiry(office, act, { inquiryId: id, version, does });
  assert.deepEqual(result, { ok: true, value: undefined });
}

/** For `assert.rejects`. */
export function refused(kind: AppError["kind"], message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.kind, kind);
    assert.match(error.message, message);
    return true;
  };
}
