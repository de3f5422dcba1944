import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";

/** How the examining of records stands, for the worklist. */
export interface ExaminationStanding {
  /** The one that waits or is under way, if any: the subject of its job. */
  underWayId: string | undefined;
  /** When everybody was examined last, and how many records that were. */
  last: { finishedAt: Date; recordCount: number } | undefined;
  /** Why the last one broke off, unless a later one did not. */
  failure: string | undefined;
}

export function lookupExamination(
  register: Register,
  municipalityCode: string,
): Promise<ExaminationStanding> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const examinations = tx.selectFrom("examination")
      .where("municipality_code", "=", municipalityCode);
    const underWay = await examinations.select("id").where("state", "=", "waiting")
      .orderBy("requested_at").orderBy("id").limit(1).executeTakeFirst();
    const last = await examinations
      .select(["finished_at as finishedAt", "record_count as recordCount"])
      .where("state", "=", "done").where("change_id", "is", null)
      .orderBy("requested_at", "desc").limit(1).executeTakeFirst();
    const latest = await examinations.select("failure").where("state", "<>", "waiting")
      .orderBy("requested_at", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
    return {
      underWayId: underWay?.id,
      last: last && { finishedAt: last.finishedAt!, recordCount: last.recordCount! },
      failure: latest?.failure ?? undefined,
    };
  });
}
