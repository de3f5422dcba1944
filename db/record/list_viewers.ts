import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import type { Viewing } from "../../domain/record/viewing.ts";
import type { ViewingPeriod } from "../../domain/record/viewing_period.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { listMergesOf } from "../duplicate/merges_of.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { refuseMissing } from "./find_record.ts";
import { lookupPerson } from "./lookup_record.ts";
import { rowsOfRecord } from "./rows_of_record.ts";

/** At most so many are listed at once, the newest. */
export const MOST_VIEWINGS = 1_000;

export interface ViewersOfPerson {
  person: RecordPerson;
  viewings: Viewing[];
  /** Of the whole period, listed or not. */
  total: number;
}

/**
 * この人の記録を見た人: everybody who saw or changed the person, their tickets or their doses, for a
 * request for disclosure (開示請求). This look is audited too, and not in its own list.
 */
export function listViewers(
  register: Register,
  act: Act,
  { recipientId, period }: { recipientId: string; period: ViewingPeriod },
): Promise<ViewersOfPerson> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const person = await lookupPerson(tx, code, recipientId);
    if (!person) return refuseMissing();
    // A record that was merged into this one was the same person's.
    const { absorbed } = await listMergesOf(tx, code, recipientId);
    const ids: string[] = [];
    for (const id of [recipientId, ...absorbed.map(({ otherId }) => otherId)]) {
      const rows = await rowsOfRecord(tx, code, { kind: "recipient", id });
      ids.push(...Object.values(rows).flat());
    }
    const viewings = await listViewings(tx, code, { ids, period });
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "viewers_listed", subject } });
    return { person, viewings, total: viewings[0]?.total ?? 0 };
  });
}

type CountedViewing = Viewing & { total: number };

async function listViewings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { ids, period: { from, to } }: { ids: readonly string[]; period: ViewingPeriod },
): Promise<CountedViewing[]> {
  const midnight = (day: string) => sql`(${day}::date::timestamp at time zone 'Asia/Tokyo')`;
  const since = from ? sql`and at >= ${midnight(from)}` : sql``;
  const until = to ? sql`and at < ${midnight(to)} + interval '1 day'` : sql``;
  const { rows: viewings } = await sql<CountedViewing>`
    select at, login_id as "loginId", actor_municipality_code as "officeCode", act,
      detail ->> 'list' as list,
      case when jsonb_typeof(detail -> 'criteria') = 'array'
        then array(select jsonb_array_elements_text(detail -> 'criteria'))
        else '{}' end as criteria,
      count(*) over () as total
    from audit
    where municipality_code = ${municipalityCode}
      and subject_kind in ('recipient', 'ticket', 'dose') and subject_id = any(${ids}::uuid[])
      ${since} ${until}
    order by at desc, id desc limit ${MOST_VIEWINGS}`.execute(tx);
  return viewings;
}
