/** An inquiry of the own municipality, as far as the rules against misuse look at it. */
export interface WatchedInquiry {
  id: string;
  at: Date;
  accountId: string;
  loginId: string;
  /** Somebody was found: by the register, or by the asked staff later. */
  isHit: boolean;
  /** Equal for equal questions, says nothing about whom. */
  personKey: string;
  /** The list of incomers (まとめて照会) it came with. */
  batchId: string | null;
}

/** An inquiry that was refused because too many had been made. */
export interface WatchedRefusal {
  at: Date;
  accountId: string;
  loginId: string;
}

export interface Watched {
  inquiries: readonly WatchedInquiry[];
  refusals: readonly WatchedRefusal[];
}

/** Something odd; not yet misuse: whoever watches asks the colleague. */
export interface Anomaly {
  /** The same for the same oddness, however often it is looked for. */
  key: string;
  loginIds: string[];
  from: Date;
  to: Date;
  /** How many inquiries; a list of incomers is one. */
  count: number;
  /** Of its cases; none where nothing was asked. */
  inquiryIds: string[];
}

/** One act of asking: an inquiry, or a whole list of incomers. */
export interface Asking {
  at: Date;
  accountId: string;
  loginId: string;
  isHit: boolean;
  inquiryIds: string[];
}

/** A list of incomers counts as one; it found nobody when at least half of its rows did not. */
export function askingsOf(inquiries: readonly WatchedInquiry[]): Asking[] {
  const groups = Map.groupBy(inquiries, ({ id, batchId }) => batchId ?? id);
  return [...groups.values()].map((group) => {
    const [first] = group.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const hits = group.filter(({ isHit }) => isHit).length;
    return {
      at: first!.at,
      accountId: first!.accountId,
      loginId: first!.loginId,
      isHit: hits * 2 > group.length,
      inquiryIds: group.map(({ id }) => id),
    };
  }).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

type Seen = Pick<Asking, "at" | "loginId"> & { inquiryIds?: string[] };

/** `seen` is not empty. */
export function anomalyOf(key: string, seen: readonly Seen[]): Anomaly {
  const times = seen.map(({ at }) => at.getTime());
  return {
    key,
    loginIds: [...new Set(seen.map(({ loginId }) => loginId))].toSorted(),
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
    count: seen.length,
    inquiryIds: seen.flatMap(({ inquiryIds = [] }) => inquiryIds).toSorted(),
  };
}

/** Those that stand in a run of at least `count` within `withinMs`, both ends included. */
export function inBursts<Timed extends { at: Date }>(
  all: readonly Timed[],
  { count, withinMs }: { count: number; withinMs: number },
): Timed[] {
  const sorted = all.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const marked = new Set<Timed>();
  sorted.forEach((first, index) => {
    const last = sorted[index + count - 1];
    if (!last || last.at.getTime() - first.at.getTime() > withinMs) return;
    for (const each of sorted.slice(index, index + count)) marked.add(each);
  });
  return sorted.filter((each) => marked.has(each));
}
