import { sql } from "kysely";
import type { DoseOrigin } from "../../domain/record/dose_origin.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** By the dose's id: the change that added it, whatever was corrected since. */
export async function listOrigins(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  doseIds: readonly string[],
): Promise<ReadonlyMap<string, DoseOrigin>> {
  const { rows } = await sql<
    {
      doseId: string;
      loginId: string;
      operatorName: string | null;
      officeCode: string;
      uploadId: string | null;
      fileName: string;
      toldBy: string | null;
      toldAt: Date;
    }
  >`
    select first.id as "doseId", change.login_id as "loginId",
      change.operator_name as "operatorName",
      change.actor_municipality_code as "officeCode",
      upload.id as "uploadId", upload.file_name as "fileName",
      inquiry.other_code as "toldBy", change.made_at as "toldAt"
    from (
      select distinct on (id) id, change_id
      from (
        select id, version, change_id from dose
        where municipality_code = ${municipalityCode} and id = any(${doseIds}::uuid[])
        union all
        select id, version, change_id from dose_history
        where municipality_code = ${municipalityCode} and id = any(${doseIds}::uuid[])
      ) as versions
      order by id, version
    ) as first
    join change on change.municipality_code = ${municipalityCode} and change.id = first.change_id
    left join upload on upload.municipality_code = ${municipalityCode}
      and upload.id = case when change.source ~ '^upload:' then substr(change.source, 8)::uuid end
    left join inquiry on inquiry.municipality_code = ${municipalityCode}
      and inquiry.id = case when change.source ~ '^inquiry:' then substr(change.source, 9)::uuid end`
    .execute(tx);
  return new Map(rows.map(({ doseId, loginId, operatorName, officeCode, ...row }) => {
    const { uploadId, fileName, toldBy, toldAt } = row;
    const upload = uploadId === null ? null : { id: uploadId, fileName };
    const answer = toldBy === null ? null : { municipalityCode: toldBy, at: toldAt };
    return [doseId, { loginId, operatorName, officeCode, upload, answer }];
  }));
}
