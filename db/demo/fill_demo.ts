import type { Act } from "../../domain/account/act.ts";
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
import type { TransferOffice } from "../transfer/transfer_office.ts";
import { DEMO_ACCOUNTS } from "./demo_accounts.ts";
import { demoAct } from "./demo_act.ts";
import { DEMO_TOWN, demoPeople, type DemoPlace, NEIGHBOUR_TOWN } from "./demo_places.ts";
import { fictionalDoses } from "./fictional_doses.ts";
import { FICTIONAL_LOTS, lotsInUse } from "./fictional_lots.ts";
import { fillDemoInquiries } from "./fill_demo_inquiries.ts";
import { fillDemoOperators } from "./fill_demo_operators.ts";
import { insertDemoDoses } from "./insert_demo_doses.ts";
import { oddDoses } from "./odd_doses.ts";
import { toRecipientCsv } from "./recipient_csv.ts";

interface DemoOffice {
  database: Database;
  sealers: Sealers;
  transfers: TransferOffice;
}

/** Fills an empty database with the demo; a second start finds it as it was left. */
export async function fillDemo(office: DemoOffice, at: Date): Promise<void> {
  const { database, transfers } = office;
  for (const account of DEMO_ACCOUNTS) await addAccount(database.gate, account, at);
  for (const place of [DEMO_TOWN, NEIGHBOUR_TOWN]) {
    if (!await hasUploads(database, place.municipalityCode)) await fill(office, place, at);
  }
  await fillDemoOperators(database, at);
  await fillDemoInquiries({ gate: database.gate, transfers }, at);
}

async function fill(
  { database, sealers }: DemoOffice,
  place: DemoPlace,
  at: Date,
): Promise<void> {
  const people = demoPeople(place);
  const staff = await demoAct(database.gate, place.staff, at);
  const venue = await demoAct(database.gate, place.venue, at);
  await register({ database, sealers, now: () => at }, staff, toRecipientCsv(people));
  await addLots(database.register, staff, [...FICTIONAL_LOTS, ...lotsInUse(japanToday(at))]);
  const doses = fictionalDoses({ people, seed: place.seed });
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
