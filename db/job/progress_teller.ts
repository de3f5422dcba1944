import { sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import type { JobProgress } from "./job_run.ts";
import { NEWS_CHANNEL } from "./news_channel.ts";

export interface ProgressSubject {
  municipalityCode: string;
  /** The upload or output. */
  subjectId: string;
}

/** What a notification says: whose work moved on, not how far. */
export function progressTopic({ municipalityCode, subjectId }: ProgressSubject): string {
  return `${municipalityCode}:${subjectId}`;
}

/** Notifies those who look at a subject, once `db`'s transaction, or the statement, is committed. */
export async function notifyProgress(
  db: Pick<Register, "getExecutor">,
  subject: ProgressSubject,
): Promise<void> {
  await sql`select pg_notify(${NEWS_CHANNEL}, ${progressTopic(subject)})`.execute(db);
}

const TOLD_EVERY_MS = 500;

interface Telling {
  register: Register;
  subject: ProgressSubject;
  now(): Date;
}

/**
 * Writes a job's progress beside its transaction: a new step at once, figures at most twice a
 * second, the latest last. It never makes the job wait or fail.
 */
export class ProgressTeller {
  #next: JobProgress | undefined;
  #step: string | undefined;
  #stepBegan = new Date(0);
  #isNewStep = false;
  #writing: Promise<void> | undefined;
  #pause: { end(): void } | undefined;
  #isOver = false;

  constructor(private readonly telling: Telling) {}

  tell(progress: JobProgress): void {
    if (this.#isOver) return;
    if (progress.step !== this.#step) {
      this.#step = progress.step;
      this.#stepBegan = this.telling.now();
      this.#isNewStep = true;
      this.#pause?.end();
    }
    this.#next = progress;
    this.#writing ??= this.#writeUntilTold();
  }

  /** Nothing is written any more once this resolves. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#next = undefined;
    this.#pause?.end();
    await this.#writing;
  }

  async #writeUntilTold(): Promise<void> {
    while (this.#next) {
      const progress = this.#next;
      this.#next = undefined;
      this.#isNewStep = false;
      await this.#write(progress).catch(() => {}); // the next one tells more
      if (!this.#isNewStep && !this.#isOver) await this.#wait();
    }
    this.#writing = undefined;
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#pause = undefined;
        resolve();
      };
      const timer = setTimeout(end, TOLD_EVERY_MS);
      this.#pause = { end };
    });
  }

  async #write({ step, done, total, rowCount }: JobProgress): Promise<void> {
    const { register, subject } = this.telling;
    const row = {
      step,
      done: Math.round(done),
      total: total === undefined ? null : Math.round(total),
      row_count: rowCount,
      started_at: this.#stepBegan,
      told_at: this.telling.now(),
    };
    await inMunicipality(register, subject.municipalityCode, async (tx) => {
      const key = { municipality_code: subject.municipalityCode, subject_id: subject.subjectId };
      await tx.insertInto("job_progress").values({ ...key, ...row })
        .onConflict((conflict) =>
          conflict.columns(["municipality_code", "subject_id"]).doUpdateSet(row)
        ).execute();
      await notifyProgress(tx, subject);
    });
  }
}
