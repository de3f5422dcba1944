import Papa from "papaparse";
import { fictionalPeople, type FictionalPerson } from "../../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../../db/demo/recipient_csv.ts";
import { listQueuedJobs } from "../../../db/job/queued_jobs.ts";
import { runJob } from "../../../db/job/run_job.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { findUpload } from "../../../db/upload/upload_records.ts";
import { daysLater } from "../../../domain/date/days_later.ts";
import { compactDate } from "../../../domain/date/plain_date.ts";
import type { UploadKind } from "../../../domain/upload/upload_state.ts";
import { aFiledDose, doseCells } from "../../db/dose_upload/a_dose_file.ts";
import { aMyNumber } from "../../db/upload/a_recipient.ts";
import { aJobOffice, receiveFile } from "../../db/upload/an_upload.ts";
import { benchAct } from "../bench_act.ts";
import type { Campaign } from "./campaign.ts";
import type { Writing } from "./with_and_without.ts";

const ROUNDS = 5;
const MOST_PEOPLE = 10_000;
/** Numbers that nobody who was loaded has. */
const RESIDENTS_FROM = 20_000_000;
const TICKETS_FROM = 6_000_000_000;

/** Uploads of people nobody knows yet: received, checked, approved, registered. */
export function peopleWriting({ people, office: { database } }: Campaign): Writing {
  const newcomers = new Newcomers(people);
  return {
    rounds: ROUNDS,
    rows: newcomers.count,
    write: () => register(database, "recipient", toRecipientCsv(newcomers.next())),
    tidyUp: () => examine(database),
  };
}

/** Uploads of two doses of each of people who have just been registered. */
export function dosesWriting({ people, office: { database } }: Campaign): Writing {
  const newcomers = new Newcomers(people);
  let some: FictionalPerson[] = [];
  return {
    rounds: ROUNDS,
    rows: 2 * newcomers.count,
    prepare: async () => {
      some = newcomers.next();
      await register(database, "recipient", toRecipientCsv(some));
      await examine(database);
    },
    write: () => register(database, "dose", doseCsv(some)),
    tidyUp: () => examine(database),
  };
}

/** The jobs that follow an upload, which its municipality has to do before the next one. */
function examine(database: Office["database"]): Promise<void> {
  return runJobs(aJobOffice(database));
}

let newcomersMade = 0;

/** Others each time, with numbers that nobody has. */
class Newcomers {
  readonly #pool: FictionalPerson[];

  constructor(people: number) {
    this.#pool = fictionalPeople({
      count: Math.min(MOST_PEOPLE, Math.round(people / 10)),
      seed: 12,
    });
  }

  get count(): number {
    return this.#pool.length;
  }

  next(): FictionalPerson[] {
    return this.#pool.map((person) => {
      const number = ++newcomersMade;
      return {
        ...person,
        residentNumber: String(RESIDENTS_FROM + number),
        ticketNumber: String(TICKETS_FROM + number),
        myNumber: aMyNumber(number),
      };
    });
  }
}

type Office = Campaign["office"];

async function register(
  database: Office["database"],
  kind: UploadKind,
  content: string,
): Promise<void> {
  const act = benchAct();
  const uploadId = await receiveFile(database, act, { kind, content });
  await runJobsOf(database, uploadId);
  await approveUpload(database.register, act, {
    uploadId,
    approval: { rejectedRows: "not_accepted", doubts: "settled" },
  });
  await runJobsOf(database, uploadId);
  const { state, failure } = await findUpload(
    database.register,
    act.actor.municipalityCode,
    uploadId,
  );
  if (state !== "applied") throw new Error(`the upload ended as ${state}: ${failure}`);
}

async function runJobsOf(database: Office["database"], uploadId: string): Promise<void> {
  for (const job of await listQueuedJobs(database.gate)) {
    if (job.subjectId === uploadId) await runJob(aJobOffice(database), job);
  }
}

const VENUES = 20;
const DAYS = 60;

function doseCsv(people: readonly FictionalPerson[]): string {
  return Papa.unparse(people.map(({ residentNumber }, index) => {
    const venueName = `第${1 + index % VENUES}クリニック`;
    const first = daysLater("2021-06-01", index % DAYS);
    const doses = [first, daysLater(first, 21)].map((day) =>
      aFiledDose({ venueName, vaccinatedOn: compactDate(day) })
    );
    return doseCells({ residentNumber, doses });
  }));
}
