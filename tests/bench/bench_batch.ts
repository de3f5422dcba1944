import { setTimeout as delay } from "node:timers/promises";
import Papa from "papaparse";
import type { Sql } from "postgres";
import { findBatch } from "../../db/batch/batch_records.ts";
import { connect } from "../../db/connection.ts";
import { myNumberCheckDigit } from "../../domain/recipient/my_number.ts";
import { SEXES } from "../../domain/recipient/sex.ts";
import { MOST_BATCH_ROWS } from "../../domain/transfer/batch_limits.ts";
import { paths } from "../../views/paths.ts";
import { BENCH_MUNICIPALITY } from "./bench_act.ts";
import type { BenchServer } from "./bench_server.ts";
import { loadManyPeople } from "./many_people.ts";
import { asTable, measure } from "./measurement.ts";

const ASKED_MUNICIPALITIES = 250;
/** Of the rows: asked about by a My Number, and by a name that nobody has. */
const BY_NUMBER = 0.2;
const UNKNOWN = 0.05;

interface Incomer {
  code: string;
  family: string;
  given: string;
  key: string;
  birthDate: string;
  sex: keyof typeof SEXES;
}

/**
 * まとめて照会 of 5,000 rows from the request to the last outcome, and then the file with every answer,
 * against as many bare look-ups, one by one, as the owner, to whom row-level security does not
 * apply. The people live in 250 municipalities; one row in five asks by a My Number, which nobody
 * has.
 */
export async function benchBatch(server: BenchServer, people: number): Promise<string> {
  const spread = { shareOfBench: 0, otherMunicipalities: ASKED_MUNICIPALITIES };
  await loadManyPeople(server.address, people, spread);
  const owner = connect(server.address, "owner", 1);
  try {
    await staffEverywhere(owner);
    const incomers = await sampleIncomers(owner);
    const rows = incomers.length;
    const reference = await measure("reference: bare look-ups in SQL", rows, () => {
      return lookUpEach(owner, incomers);
    });
    let id = "";
    const asked = await measure("the list, from sending it to its outcomes", rows, async () => {
      id = await askAll(server, toCsv(incomers));
    });
    const taken = await measure("the file with the answers", rows, async () => {
      const answer = await server.staff.get(paths.batchOutcomes(id));
      if ((await answer.text()).split("\r\n").length !== rows + 2) {
        throw new Error("rows are missing");
      }
    });
    const { counts } = await findBatch(server.database.register, BENCH_MUNICIPALITY, id);
    const title =
      `まとめて照会, ${people.toLocaleString("en")} people in ${ASKED_MUNICIPALITIES} ` +
      `municipalities`;
    return `${asTable(title, [reference, asked, taken])}\n${JSON.stringify(counts)}\n`;
  } finally {
    await owner.end();
  }
}

/** An account in each municipality; without one it is not asked. */
async function staffEverywhere(owner: Sql): Promise<void> {
  await owner`
    insert into account (id, kind, municipality_code, login_id, created_at)
    select gen_random_uuid(), 'municipal', municipality_code, 'staff@' || municipality_code, now()
    from recipient group by municipality_code`;
}

async function sampleIncomers(owner: Sql): Promise<Incomer[]> {
  return await owner<Incomer[]>`
    select municipality_code as code, family_kana as family, given_kana as given, name_key as key,
      birth_date as "birthDate", sex
    from recipient order by hashtext(id::text) limit ${MOST_BATCH_ROWS}`;
}

async function lookUpEach(owner: Sql, incomers: readonly Incomer[]): Promise<void> {
  for (const { code, key, birthDate, sex } of incomers) {
    await owner`
      select id from recipient where municipality_code = ${code} and name_key = ${key}
        and birth_date = ${birthDate} and sex = ${sex}`;
  }
}

function toCsv(incomers: readonly Incomer[]): string {
  const cells = incomers.map(({ code, family, given, birthDate, sex }, index) => {
    const share = index / incomers.length;
    if (share < BY_NUMBER) return [code, aMyNumber(index), "", "", "", "", "1", ""];
    const shownFamily = share < BY_NUMBER + UNKNOWN ? `${family}イナイ` : family;
    const name = [shownFamily, given, birthDate.replaceAll("-", ""), SEXES[sex].code];
    return [code, "", ...name, "", `${index}番`];
  });
  return Papa.unparse(cells, { newline: "\r\n" });
}

function aMyNumber(index: number): string {
  const digits = `91${String(index).padStart(9, "0")}`;
  return digits + myNumberCheckDigit(digits);
}

/** Sends the list as the form does and waits until it is asked about. Answers the batch's id. */
async function askAll({ staff, database }: BenchServer, csv: string): Promise<string> {
  const form = new FormData();
  form.set("file", new File([csv], "bench.csv"));
  const answer = await staff.post(paths.batches, form);
  const id = answer.headers.get("location")?.split("/").at(-1);
  if (!id) throw new Error(`the list was answered with ${answer.status}`);
  for (;;) {
    const { state, failure } = await findBatch(database.register, BENCH_MUNICIPALITY, id);
    if (state === "done") return id;
    if (state === "failed") throw new Error(`the list was not asked about: ${failure}`);
    await delay(50);
  }
}
