import assert from "node:assert/strict";
import fc from "fast-check";
import { sql } from "kysely";
import { contradicts } from "../../../db/dose_upload/dose_difference.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { compareDoses, type DoseCells } from "../../../domain/upload/dose_comparison.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";

const { register } = await aDatabase();

const text = fc.constantFrom("市民ホール", "市民ﾎｰﾙ", "A−1", "A－1", "A-1", "Ａ〜１", "A～1", "別");
const cells = (texts: fc.Arbitrary<string | null>): fc.Arbitrary<DoseCells> =>
  fc.record({
    vaccinatedOn: fc.constantFrom("2021-06-15", "2021-06-16"),
    ticketNumber: fc.constantFrom("0000000001", "0000000002"),
    placeCode: fc.constantFrom("122271", "122033"),
    venueName: texts,
    doctorName: texts,
    vaccineMaker: texts,
    lotNumber: texts,
  });
const blankable = fc.option(text);
const file = cells(blankable).chain((filled) =>
  fc.record({
    ticketNumber: fc.constantFrom(filled.ticketNumber, null),
    placeCode: fc.constantFrom(filled.placeCode, null),
  }).map((blanks) => ({ ...filled, ...blanks }))
);

Deno.test("the page marks a difference exactly where the database finds a contradiction", async () => {
  const pairs = fc.array(fc.tuple(cells(blankable), file), { minLength: 50, maxLength: 50 });
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(pairs, async (pairs) => {
      const shown = pairs.map(([stored, file]) =>
        compareDoses(stored, file).some(({ differs }) => differs)
      );
      assert.deepEqual(await foundByDatabase(pairs), shown);
      for (const differs of shown) seen.add(differs);
    }),
    { numRuns: 20 },
  );
  assert.deepEqual(seen, new Set([true, false]));
});

function foundByDatabase(pairs: readonly [DoseCells, DoseCells][]): Promise<boolean[]> {
  const rows = (position: 0 | 1) =>
    sql`(
      select *, "vaccinatedOn" as vaccinated_on, "ticketNumber" as ticket_number,
        "placeCode" as place_code, "venueName" as venue_name, "doctorName" as doctor_name,
        "vaccineMaker" as vaccine_maker, "lotNumber" as lot_number
      from rows from (jsonb_to_recordset(${pairs.map((pair) => pair[position])}::jsonb) as (
        "vaccinatedOn" date, "ticketNumber" text, "placeCode" text, "venueName" text,
        "doctorName" text, "vaccineMaker" text, "lotNumber" text
      )) with ordinality)`;
  return inMunicipality(register, aMunicipality(), async (tx) => {
    const { rows: found } = await sql<{ differs: boolean }>`
      select ${contradicts("file", "stored")} as differs
      from ${rows(0)} as stored join ${rows(1)} as file using (ordinality)
      order by ordinality`.execute(tx);
    return found.map(({ differs }) => differs);
  });
}
