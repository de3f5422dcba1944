import assert from "node:assert/strict";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { columnsThatHold } from "../columns_that_hold.ts";
import { idOf } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { ask, aTown, aTransferOffice, protect, sidesOf } from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

Deno.test("after inquiries of every outcome no column of any table holds a My Number in plain", async () => {
  const people = [aRecipient(), aRecipient(), aRecipient(), aRecipient()];
  const [found, twin, other, hidden] = people as [typeof people[0], ...typeof people];
  const [asking, asked] = [await aTown(database), await aTown(database, people)];
  const code = asked.actor.municipalityCode;
  await protect(database, asked, hidden!);
  // Two with one number: what no upload lets in, but corrected registers have had.
  await owner`
    update recipient set my_number_index = (select my_number_index from recipient
      where municipality_code = ${code} and id = ${await idOf(database, asked, twin!)})
    where municipality_code = ${code} and id = ${await idOf(database, asked, other!)}`;
  const numbers = [...people.map(({ myNumber }) => myNumber), aMyNumber(900_001)];
  const findings = [];
  for (const myNumber of numbers) {
    const about = { kind: "my_number" as const, myNumber };
    const made = await ask(office, asking, { otherCode: code, about });
    findings.push(made.finding);
    if (made.finding === "one") await openAnswer(office, asking, made.id);
    assert.equal(await sealedAt(asking.actor.municipalityCode, made.id), myNumber);
  }
  // The third one's number is nobody's now: none, or held as cover.
  assert.deepEqual([findings[0], findings[1], findings[3]], ["one", "several", "held"]);
  for (const myNumber of numbers) {
    // Without its check digit, so that no other spelling of it is missed.
    assert.deepEqual(await columnsThatHold(owner, myNumber.slice(0, 11)), []);
  }
  assert.ok((await columnsThatHold(owner, found.familyKana)).includes("recipient.family_kana"));
});

Deno.test("the number that was asked about is sealed on the asking side only", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const { id } = await ask(office, asking, {
    otherCode: asked.actor.municipalityCode,
    about: { kind: "my_number", myNumber: aMyNumber(900_002) },
  });
  const sides = await sidesOf(owner, id);
  assert.ok(sides.asking.my_number_sealed && !sides.asked.my_number_sealed);
  assert.ok(!sides.asking.my_number_index && sides.asked.my_number_index);
  assert.ok(sides.asking.person_index && !sides.asked.person_index);
});

async function sealedAt(municipalityCode: string, id: string): Promise<string> {
  const { asking } = await sidesOf(owner, id);
  const place = { municipalityCode, residentNumberKey: `inquiry:${id}` };
  return theSealers().myNumbers.open(asking.my_number_sealed, place);
}
