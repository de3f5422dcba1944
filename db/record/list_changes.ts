import { sql } from "kysely";
import type { ChangeNote } from "../../domain/record/record_change.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

type StoredChange =
  & Omit<ChangeNote, "upload">
  & { uploadId: string | null; fileName: string };

/** Who made these changes, when and why; the newest first. */
export async function listChanges(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ids: readonly string[],
): Promise<ChangeNote[]> {
  const { rows } = await sql<StoredChange>`
    select change.id, change.kind, made_at as "madeAt", change.login_id as "loginId",
      operator_name as "operatorName",
      actor_municipality_code as "officeCode", change.reason,
      upload.id as "uploadId", upload.file_name as "fileName",
      case when source ~ '^change:' then substr(source, 8) end as "undoneChangeId"
    from change
    left join upload on upload.municipality_code = ${municipalityCode}
      and upload.id = case when source ~ '^upload:' then substr(source, 8)::uuid end
    where change.municipality_code = ${municipalityCode} and change.id = any(${ids}::uuid[])
    order by made_at desc, change.id desc`.execute(tx);
  return rows.map(({ uploadId, fileName, ...note }) => ({
    ...note,
    upload: uploadId === null ? null : { id: uploadId, fileName },
  }));
}
