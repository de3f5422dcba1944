import type { Sql } from "postgres";
import { actLabel } from "../../domain/audit/audit_acts.ts";
import type { Configuration } from "../../domain/configuration.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { NO_MUNICIPALITY } from "../audit.ts";
import { atTheAudit } from "./at_the_audit.ts";
import { UsageError } from "./usage_error.ts";

export interface ListVisitsOptions {
  days?: string;
}

const USUAL_DAYS = 7;
const MS_PER_DAY = 86_400_000;

/** `audit list`: what no municipality's managers can see, the oldest first, one act a line. */
export async function runListVisits(
  configuration: Configuration,
  { days = `${USUAL_DAYS}` }: ListVisitsOptions,
): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new UsageError("--days は1から9999までの整数です。");
  const since = new Date(Date.now() - Number(days) * MS_PER_DAY);
  await atTheAudit(configuration, async (sql) => {
    for await (const page of visits(sql, since)) {
      for (const { at, loginId, act, address, requestId } of page) {
        const line = [formatDateTime(at), actLabel(act), loginId, address, requestId];
        console.log(line.join("\t"));
      }
    }
  });
}

interface Visit {
  at: Date;
  loginId: string;
  act: string;
  address: string;
  requestId: string;
}

function visits(sql: Sql, since: Date): AsyncIterable<Visit[]> {
  return sql<Visit[]>`
    select at, login_id as "loginId", act, address, request_id as "requestId"
    from audit where municipality_code = ${NO_MUNICIPALITY} and at >= ${since}
    order by at, id`.cursor(1_000);
}
