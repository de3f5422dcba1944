import type { MunicipalityTransaction } from "../tenant.ts";

/** The other record of a merge that stands, as one of the two sees it. */
export interface MergeTold {
  /** Recipient id of the other record. */
  otherId: string;
  otherResidentNumber: string;
  mergedAt: Date;
  loginId: string;
  changeId: string;
}

export interface MergesOf {
  /** Where this record went. */
  into: MergeTold | undefined;
  /** What came to this record, the newest first. */
  absorbed: MergeTold[];
}

/** The merges of one record that have not been taken back. */
export async function listMergesOf(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  recipientId: string,
): Promise<MergesOf> {
  const merges = tx.selectFrom("merge")
    .select(["merged_at as mergedAt", "login_id as loginId", "merge.change_id as changeId"])
    .where("merge.municipality_code", "=", municipalityCode)
    .where("undone_change_id", "is", null)
    .orderBy("merged_at", "desc");
  const into = await merges
    .innerJoin(
      "recipient as other",
      (join) =>
        join.onRef("other.municipality_code", "=", "merge.municipality_code")
          .onRef("other.id", "=", "merge.kept_id"),
    )
    .select(["other.id as otherId", "other.resident_number as otherResidentNumber"])
    .where("absorbed_id", "=", recipientId).executeTakeFirst();
  const absorbed = await merges
    .innerJoin(
      "recipient as other",
      (join) =>
        join.onRef("other.municipality_code", "=", "merge.municipality_code")
          .onRef("other.id", "=", "merge.absorbed_id"),
    )
    .select(["other.id as otherId", "other.resident_number as otherResidentNumber"])
    .where("kept_id", "=", recipientId).execute();
  return { into, absorbed };
}
