/** How long personal data is kept, as configured. */
export interface Retention {
  /** After the last change of who left: at least five, as the law asks of a record of vaccination. */
  years: number;
  /** Of an uploaded file, or one that was made, after it was done with. */
  fileDays: number;
  /** Of a case of 転入処理 after both sides have handled it, and of a list of incomers. */
  caseDays: number;
  /** Of the audit: not less than that of the records, so that who looked at one can be named. */
  auditYears: number;
}

/** What is older than these instants goes. */
export interface Cutoffs {
  people: Date;
  files: Date;
  cases: Date;
  audit: Date;
}

const MS_PER_DAY = 86_400_000;

export function cutoffsAt(
  at: Date,
  { years, fileDays, caseDays, auditYears }: Retention,
): Cutoffs {
  const yearsAgo = (count: number) => {
    const then = new Date(at);
    then.setUTCFullYear(at.getUTCFullYear() - count);
    return then;
  };
  const daysAgo = (days: number) => new Date(at.getTime() - days * MS_PER_DAY);
  return {
    people: yearsAgo(years),
    files: daysAgo(fileDays),
    cases: daysAgo(caseDays),
    audit: yearsAgo(auditYears),
  };
}

/** What went, or with a rehearsal would go; only what is not zero. */
export type ErasureCounts = Record<string, number>;

export function addCounts(one: ErasureCounts, other: ErasureCounts): ErasureCounts {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) {
    if (count > 0) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

const LABELS: Record<string, string> = {
  people: "接種対象者",
  tickets: "接種券",
  doses: "接種記録",
  versions: "変更前の版",
  marks: "確認済み・支援措置・要確認など",
  uploads: "登録したファイル",
  outputs: "出力したファイル",
  inquiries: "転入処理の照会",
  batches: "まとめて照会のリスト",
  acts: "操作の記録",
};

/** "接種対象者 3件、接種券 4件"; nothing is "なし". */
export function countsInWords(counts: ErasureCounts): string {
  const named = Object.entries(counts).map(([name, count]) =>
    `${LABELS[name] ?? name} ${count.toLocaleString("ja-JP")}件`
  );
  return named.length > 0 ? named.join("、") : "なし";
}

const JAPAN_OFFSET_MS = 9 * 3_600_000;

/** When the last nightly erasure that was due at `at` should have begun; `hour` is Japan's. */
export function lastDue(at: Date, hour: number): Date {
  const japan = at.getTime() + JAPAN_OFFSET_MS;
  const today = japan - japan % MS_PER_DAY + hour * 3_600_000;
  return new Date((today <= japan ? today : today - MS_PER_DAY) - JAPAN_OFFSET_MS);
}
