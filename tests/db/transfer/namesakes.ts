import assert from "node:assert/strict";
import type { Database } from "../../../db/database.ts";
import { setProtection } from "../../../db/protection/set_protection.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { makeInquiry } from "../../../db/transfer/make_inquiry.ts";
import type { InquiryFinding, NameCriteria } from "../../../domain/transfer/inquiry.ts";
import { seenProtections } from "../../../domain/record/protection.ts";
import type { Office } from "../../../routes/app_env.ts";
import { transferOffice } from "../../../routes/transfer_office.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";

let namesTaken = 0;
const KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノ";

/** People of one municipality whom only 個別宛名番号 and 接種券番号 tell apart. */
export interface Namesakes {
  municipalityCode: string;
  criteria: NameCriteria;
  people: (RecipientCells & { id: string })[];
}

/** So many people of a name that nobody else has; the first has `doses` vaccinations. */
export async function namesakes(
  database: Database,
  municipalityCode: string,
  { count = 1, doses = 0 }: { count?: number; doses?: number } = {},
): Promise<Namesakes> {
  const act = anAct({ actor: anActor({ municipalityCode }) });
  const familyKana = nextKana();
  const cells = Array.from({ length: count }, () => aRecipient({ familyKana }));
  if (count > 0) await applyPeople(database, act, cells);
  for (let doseNumber = 1; doseNumber <= doses; doseNumber++) {
    const { ticketNumber } = cells[0]!;
    const { entry } = aDose(aTicket(municipalityCode));
    const dose = { ...entry, vaccinatedOn: `2021-05-${10 * doseNumber}`, venueName: "市川会場" };
    const ticket = aTicket(municipalityCode, { ticketNumber, doseNumber });
    await giveDose(database, act, aDose(ticket, { entry: dose }));
  }
  const people = await Promise.all(cells.map(async (person) => ({
    ...person,
    id: await idOf(database, municipalityCode, person.residentNumber),
  })));
  return {
    municipalityCode,
    people,
    criteria: {
      kind: "name",
      familyKana,
      givenKana: "ハナコ",
      birthDate: "1956-04-12",
      sex: "female",
    },
  };
}

/** The case of an inquiry about them, as the page would make it. */
export async function askAbout(
  office: Office,
  asking: string,
  { named, finding }: { named: Namesakes; finding: InquiryFinding },
): Promise<string> {
  const act = anAct({ actor: anActor({ municipalityCode: asking }), at: office.now() });
  const question = { otherCode: named.municipalityCode, about: named.criteria };
  const made = await makeInquiry(transferOffice(office), act, question);
  assert.ok(made.ok);
  assert.equal(made.value.finding, finding);
  return made.value.id;
}

/** The same about people who do not match: not one that was held as cover, as one in 16 is. */
export async function askInVain(
  office: Office,
  asking: string,
  whom: () => Promise<Namesakes>,
): Promise<{ id: string; named: Namesakes }> {
  for (;;) {
    const named = await whom();
    const act = anAct({ actor: anActor({ municipalityCode: asking }), at: office.now() });
    const question = { otherCode: named.municipalityCode, about: named.criteria };
    const made = await makeInquiry(transferOffice(office), act, question);
    assert.ok(made.ok);
    if (made.value.finding === "none") return { id: made.value.id, named };
  }
}

/** 支援措置 of the first of them. */
export async function protect(
  { register }: Database,
  { municipalityCode, people }: Namesakes,
): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode }) });
  const reason = "DV等支援措置の申出";
  const { id: recipientId } = people[0]!;
  await setProtection(register, act, {
    recipientId,
    reason,
    endsOn: null,
    seen: seenProtections([]),
  });
}

function nextKana(): string {
  const number = namesTaken++;
  return `カシワ${KANA[Math.floor(number / KANA.length)]}${KANA[number % KANA.length]}`;
}

async function idOf({ register }: Database, code: string, residentNumber: string) {
  const { id } = await inMunicipality(
    register,
    code,
    (tx) =>
      tx.selectFrom("recipient").select("id").where("municipality_code", "=", code)
        .where("resident_number", "=", residentNumber).executeTakeFirstOrThrow(),
  );
  return id;
}
