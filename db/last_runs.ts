import type { Gate } from "./database.ts";

/** When what a server does once a day was done last; null: never. */
export interface LastRuns {
  publishedAt: Date | null;
  erasedAt: Date | null;
}

/** The code under which a run over every municipality stands. */
const ALL = "000000";

export async function findLastRuns(gate: Gate): Promise<LastRuns> {
  const published = await gate.selectFrom("publication").select("published_at as at")
    .orderBy("day", "desc").orderBy("revision", "desc").limit(1).executeTakeFirst();
  const erased = await gate.selectFrom("erasure").select("erased_at as at")
    .where("municipality_code", "=", ALL).where("kind", "=", "run")
    .orderBy("erased_at", "desc").limit(1).executeTakeFirst();
  return { publishedAt: published?.at ?? null, erasedAt: erased?.at ?? null };
}
