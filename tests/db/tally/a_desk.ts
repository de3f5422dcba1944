import type { Sql } from "postgres";
import type { Database } from "../../../db/database.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import { Correcting } from "../correction/a_correction.ts";

/** What somebody does to a register; what cannot be done answers nothing, or why not. */
export interface Step {
  name: string;
  take(desk: Desk): Promise<unknown>;
}

/** A clerk, and the rows they can choose from. */
export class Desk {
  constructor(
    readonly database: Database,
    readonly owner: Sql,
    readonly act: Act,
  ) {}

  get code(): string {
    return this.act.actor.municipalityCode;
  }

  /** The id of one of the rows, whichever way `nth` counts; undefined when there is none. */
  async pick(table: string, nth: number): Promise<string | undefined> {
    const rows = await this.owner`
      select id from ${this.owner(table)} where municipality_code = ${this.code} order by id`;
    return rows[nth % Math.max(rows.length, 1)]?.id;
  }

  async correcting(nth: number): Promise<Correcting | undefined> {
    const id = await this.pick("recipient", nth);
    return id ? new Correcting(this.database, this.act, { kind: "recipient", id }) : undefined;
  }

  /** Whether the step could be taken. */
  async takes({ take }: Step): Promise<boolean> {
    try {
      const done = await take(this);
      return done !== undefined && !(isAnswer(done) && !done.ok);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.owner`delete from correction_draft where municipality_code = ${this.code}`;
      return false;
    }
  }
}

function isAnswer(done: unknown): done is { ok: boolean } {
  return typeof done === "object" && done !== null && "ok" in done;
}
