import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import { addAccount } from "../account/add_account.ts";
import type { Database } from "../database.ts";
import { examineEverybody } from "../finding/request_examination.ts";
import type { JobOffice } from "../job/job_run.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { inMunicipality } from "../tenant.ts";
import { runJobs } from "../job/run_jobs.ts";
import { addLots } from "../vaccine/add_lots.ts";
import { approveUpload } from "../upload/decide_upload.ts";
import { receiveUpload } from "../upload/receive_upload.ts";
import { DEMO_ACCOUNTS, DEMO_MUNICIPALITY, DEMO_NEIGHBOUR } from "./demo_accounts.ts";
import { fictionalDoses } from "./fictional_doses.ts";
import { FICTIONAL_LOTS, lotsInUse } from "./fictional_lots.ts";
import { fictionalPeople } from "./fictional_people.ts";
import { insertDemoDoses } from "./insert_demo_doses.ts";
import { oddDoses } from "./odd_doses.ts";
import { plantDuplicates } from "./plant_duplicates.ts";
import { toRecipientCsv } from "./recipient_csv.ts";

const PLACES = [
  { municipalityCode: DEMO_MUNICIPALITY, count: 5_000, seed: 1 },
  { municipalityCode: DEMO_NEIGHBOUR, count: 800, seed: 2 },
];

interface DemoOffice {
  database: Database;
  sealers: Sealers;
}

/** Fills an empty database with the demo; a second start finds it as it was left. */
export async function fillDemo(office: DemoOffice, at: Date): Promise<void> {
  for (const account of DEMO_ACCOUNTS) await addAccount(office.database.gate, account, at);
  for (const place of PLACES) {
    if (!await hasUploads(office.database, place.municipalityCode)) await fill(office, place, at);
  }
}

async function fill(
  { database, sealers }: DemoOffice,
  { municipalityCode, count, seed }: typeof PLACES[number],
  at: Date,
): Promise<void> {
  const people = plantDuplicates(fictionalPeople({ count, seed }));
  const staff = await actOf(database, { municipalityCode, kind: "municipal" }, at);
  const venue = await actOf(database, { municipalityCode, kind: "venue" }, at);
  await register({ database, sealers, now: () => at }, staff, toRecipientCsv(people));
  await addLots(database.register, staff, [...FICTIONAL_LOTS, ...lotsInUse(japanToday(at))]);
  const doses = fictionalDoses({ people, seed });
  const odd = oddDoses({ people, doses });
  await insertDemoDoses(database.register, venue, [...doses, ...odd]);
  await examineEverybody(database.register, staff);
  await runJobs({ database, sealers, now: () => at });
}

async function register(office: JobOffice, staff: Act, csv: string): Promise<void> {
  const { database, sealers } = office;
  const received = await receiveUpload({ register: database.register, sealers }, staff, {
    kind: "recipient",
    mode: "keep_blank",
    name: "接種対象者_デモ.csv",
    bytes: new TextEncoder().encode(csv),
  });
  if (!received.ok) throw new Error(received.message);
  await runJobs(office);
  const approval = { rejectedRows: "not_accepted", doubts: "open" } as const;
  const approved = await approveUpload(database.register, staff, {
    uploadId: received.value,
    approval,
  });
  if (!approved.ok) throw new Error(approved.message);
  await runJobs(office);
}

function hasUploads(database: Database, municipalityCode: string): Promise<boolean> {
  return inMunicipality(database.register, municipalityCode, async (tx) => {
    const upload = await tx.selectFrom("upload").select("id")
      .where("municipality_code", "=", municipalityCode).where("state", "=", "applied")
      .limit(1).executeTakeFirst();
    return upload !== undefined;
  });
}

async function actOf(
  database: Database,
  { municipalityCode, kind }: { municipalityCode: string; kind: RegisterActor["kind"] },
  at: Date,
): Promise<Act> {
  const account = await database.gate.selectFrom("account").select(["id", "login_id"])
    .where("municipality_code", "=", municipalityCode).where("kind", "=", kind)
    .orderBy("created_at").executeTakeFirstOrThrow();
  const actor = {
    kind,
    municipalityCode,
    accountId: account.id,
    loginId: account.login_id,
    sessionId: account.id,
  };
  return { actor, at, address: "command line", requestId: "demo" };
}
