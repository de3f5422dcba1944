import { sql } from "kysely";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** What the slower of two is told. */
export const ALREADY_MERGED = "この2件の記録はもう統合されています。";

/** 別人, as somebody has marked it. */
export interface DistinctMark {
  markedAt: Date;
  loginId: string;
  reason: string;
}

/** The merge of exactly these two. */
export interface PairMerge {
  keptId: string;
  mergedAt: Date;
  loginId: string;
  reason: string;
  changeId: string;
}

export interface PairStanding {
  merge: PairMerge | undefined;
  mark: DistinctMark | undefined;
  /** Records of the two that went into a third one: 個別宛名番号 of both. */
  absorbedElsewhere: { residentNumber: string; into: string; intoId: string }[];
}

/** What somebody has decided about two records; never more than stands now. */
export async function lookupPairStanding(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { lowerId, higherId }: PersonPair,
): Promise<PairStanding> {
  const ids = [lowerId, higherId];
  const mark = await tx.selectFrom("distinct_pair")
    .select(["marked_at as markedAt", "login_id as loginId", "reason"])
    .where("municipality_code", "=", municipalityCode)
    .where("lower_id", "=", lowerId).where("higher_id", "=", higherId)
    .where("withdrawn_at", "is", null).executeTakeFirst();
  const { rows } = await sql<MergeRow>`
    select merge.kept_id as "keptId", merge.absorbed_id as "absorbedId",
      merge.merged_at as "mergedAt", merge.login_id as "loginId", change.reason,
      merge.change_id as "changeId", absorbed.resident_number as "residentNumber",
      kept.resident_number as into
    from merge
    join change on change.municipality_code = ${municipalityCode} and change.id = merge.change_id
    join recipient as absorbed on absorbed.municipality_code = ${municipalityCode}
      and absorbed.id = merge.absorbed_id
    join recipient as kept on kept.municipality_code = ${municipalityCode}
      and kept.id = merge.kept_id
    where merge.municipality_code = ${municipalityCode} and undone_change_id is null
      and merge.absorbed_id = any(${ids}::uuid[])`.execute(tx);
  const merge = rows.find(({ keptId }) => ids.includes(keptId));
  const elsewhere = rows.filter((row) => row !== merge)
    .map(({ residentNumber, into, keptId }) => ({ residentNumber, into, intoId: keptId }));
  return { mark, merge, absorbedElsewhere: elsewhere };
}

interface MergeRow extends PairMerge {
  absorbedId: string;
  residentNumber: string;
  into: string;
}
