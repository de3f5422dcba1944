import { sql } from "kysely";
import {
  type KeptCause,
  keptReason,
  type LaterChange,
} from "../../../domain/upload/kept_reason.ts";
import type { MunicipalityTransaction } from "../../tenant.ts";
import type { UndoScope } from "./undo_scope.ts";

/** Writes the list of `undo_kept` for people to read, before anybody on it leaves the register. */
export async function recordKept(
  tx: MunicipalityTransaction,
  scope: UndoScope,
): Promise<number> {
  const { municipalityCode, uploadId, undoChangeId } = scope;
  const reasons = await reasonsOf(tx, scope);
  const { numAffectedRows } = await sql`
    insert into upload_kept
      (municipality_code, upload_id, position, resident_number, ticket_number, reason)
    select ${municipalityCode}, ${uploadId},
      row_number() over (order by person.resident_number_key, kept.ticket_number, reason.text) - 1,
      coalesce(person.resident_number, ''),
      coalesce(kept.ticket_number, active.ticket_number, ''), reason.text
    from undo_kept as kept
    join unnest(
      ${reasons.map(({ cause }) => cause)}::text[],
      ${reasons.map(({ detail }) => detail)}::text[],
      ${reasons.map(({ changeId }) => changeId ?? undoChangeId)}::uuid[],
      ${reasons.map(({ text }) => text)}::text[]
    ) as reason (cause, detail, change_id, text)
      on reason.cause = kept.cause and reason.detail = kept.detail
      and reason.change_id = coalesce(kept.change_id, ${undoChangeId})
    left join recipient as person on person.municipality_code = ${municipalityCode}
      and person.resident_number_key = kept.key
    left join ticket as active on active.municipality_code = ${municipalityCode}
      and active.resident_number_key = kept.key and active.state = 'active'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

interface Reason {
  cause: KeptCause;
  detail: string;
  changeId: string | null;
}

/** The few sentences that the many lines share. */
async function reasonsOf(tx: MunicipalityTransaction, { municipalityCode }: UndoScope) {
  const { rows } = await sql<
    Reason & { kind: LaterChange["kind"] | null; at: Date; loginId: string | null }
  >`
    select reason.cause, reason.detail, reason.change_id as "changeId",
      change.kind, change.made_at as at,
      case when change.actor_municipality_code = ${municipalityCode} then change.login_id end
        as "loginId"
    from (select distinct cause, detail, change_id from undo_kept) as reason
    left join change on change.municipality_code = ${municipalityCode}
      and change.id = reason.change_id`.execute(tx);
  return rows.map(({ cause, detail, changeId, kind, at, loginId }) => {
    const text = keptReason({ cause, detail, later: kind && { kind, at, loginId } });
    return { cause, detail, changeId, text };
  });
}
