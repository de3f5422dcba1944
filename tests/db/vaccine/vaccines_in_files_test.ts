import assert from "node:assert/strict";
import Papa from "papaparse";
import { addVaccine, changeVaccine } from "../../../db/vaccine/change_vaccine.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aFiledDose, doseCells } from "../dose_upload/a_dose_file.ts";
import { outputRows } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aVaccineForm, vaccineOf, vaccinesOf } from "./a_vaccine.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);
const MAKER_COLUMN = 7;

Deno.test("a file's maker of the municipality's own is known by its code, and comes out as it is written", async () => {
  const act = anAct();
  await addVaccine(register, act, aVaccineForm());
  const { code } = (await vaccinesOf(database, act)).at(-1)!;
  await aFileWith(act, "ﾉﾊﾞﾊﾞｯｸｽ");
  assert.deepEqual(await storedVaccine(act), [code, "ノババックス"]);
  const [row] = await outputRows(database, act);
  assert.equal(row![MAKER_COLUMN], "ノババックス");
});

Deno.test("a vaccine no longer offered is still known to files", async () => {
  const act = anAct();
  const { version } = await vaccineOf(database, act, "astrazeneca");
  const form = aVaccineForm({ maker: "アストラゼネカ", validFrom: "2021-02-17", offered: false });
  await changeVaccine(register, act, { code: "astrazeneca", version, form, confirmed: "" });
  await aFileWith(act, "アストラゼネカ");
  assert.deepEqual(await storedVaccine(act), ["astrazeneca", "アストラゼネカ"]);
});

Deno.test("a neighbour's vaccine is no vaccine here, though its maker is kept", async () => {
  await addVaccine(register, anAct(), aVaccineForm());
  const act = anAct();
  await aFileWith(act, "ノババックス");
  assert.deepEqual(await storedVaccine(act), [null, "ノババックス"]);
});

async function aFileWith(act: Act, vaccineMaker: string): Promise<void> {
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const dose = aFiledDose({ vaccineMaker, ticketNumber: person.ticketNumber });
  const cells = doseCells({ residentNumber: person.residentNumber, doses: [dose] });
  const { issues } = await upload(database, act, { kind: "dose", content: Papa.unparse([cells]) });
  assert.deepEqual(issues, []);
}

async function storedVaccine({ actor }: Act) {
  const [dose] = await owner`
    select vaccine_code, vaccine_maker from dose
    where municipality_code = ${actor.municipalityCode}`;
  return [dose!.vaccine_code, dose!.vaccine_maker];
}
