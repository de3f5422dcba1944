import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { fictionalDoses } from "../../../db/demo/fictional_doses.ts";
import { fictionalPeople } from "../../../db/demo/fictional_people.ts";
import { insertDemoDoses } from "../../../db/demo/insert_demo_doses.ts";
import { toRecipientCsv } from "../../../db/demo/recipient_csv.ts";
import type { Database } from "../../../db/database.ts";
import {
  makePublication,
  type PublicationOrder,
  type Published,
} from "../../../db/publication/make_publication.ts";
import type { OpenFileName } from "../../../domain/tally/open_files.ts";
import { TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { upload } from "../upload/an_upload.ts";

/** A municipality with so many people, most of whom have had their doses in 2021. */
export async function aVaccinatedTown(
  database: Database,
  { municipalityCode, count }: { municipalityCode: string; count: number },
): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode }) });
  const seed = Number(municipalityCode);
  const people = fictionalPeople({ count, seed });
  const { record } = await upload(database, act, { content: toRecipientCsv(people) });
  assert.equal(record.state, "applied");
  await insertDemoDoses(database.register, act, fictionalDoses({ people, seed }));
}

/** An order of the operator's, at a day on which nothing was published yet unless given. */
export function anOrder(given: Partial<PublicationOrder> = {}): PublicationOrder {
  return {
    at: TEST_TIME,
    byWhom: "運用者",
    note: "",
    mode: "publish",
    patienceMs: 5_000,
    ...given,
  };
}

export async function published(
  { address }: Database,
  given: Partial<PublicationOrder> = {},
): Promise<Published> {
  const done = await makePublication(address, anOrder(given));
  assert.ok(done, "nobody else publishes in this database");
  return done;
}

/** The bytes of a published file as whoever downloads it has them. */
export async function bytesOf(
  { gate }: Database,
  { day, revision, name }: { day: string; revision: number; name: OpenFileName },
): Promise<Uint8Array> {
  const { content } = await gate.selectFrom("publication_file").select("content")
    .where("day", "=", day).where("revision", "=", revision).where("name", "=", name)
    .executeTakeFirstOrThrow();
  return gunzipSync(content);
}

export async function textOf(
  database: Database,
  file: { day: string; revision: number; name: OpenFileName },
): Promise<string> {
  return new TextDecoder().decode(await bytesOf(database, file));
}
