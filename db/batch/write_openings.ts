import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

interface Openings {
  ids: readonly string[];
  act: Act;
  /** Those of the other side, by the case's id: a timeline has the same entries on both. */
  events?: ReadonlyMap<string, string>;
}

/**
 * Adds to the timelines of one side that an answer was opened, where none says so yet; answers the
 * events by the case's id.
 */
export async function addOpenings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { ids, act, events }: Openings,
): Promise<Map<string, string>> {
  const added = events ? new Map(events) : await newOpenings(tx, municipalityCode, ids);
  if (added.size === 0) return added;
  await tx.insertInto("inquiry_event").values([...added].map(([inquiryId, id]) => ({
    municipality_code: municipalityCode,
    id,
    inquiry_id: inquiryId,
    at: act.at,
    kind: "opened" as const,
    by_side: "asking" as const,
    login_id: act.actor.loginId,
  }))).execute();
  return added;
}

async function newOpenings(
  tx: MunicipalityTransaction,
  code: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const known = await tx.selectFrom("inquiry_event").select("inquiry_id as id").distinct()
    .where("municipality_code", "=", code).where("inquiry_id", "in", ids)
    .where("kind", "=", "opened").execute();
  const opened = new Set(known.map(({ id }) => id));
  return new Map(ids.filter((id) => !opened.has(id)).map((id) => [id, uuid()]));
}

/** The answers of people who came under 支援措置 can no longer be opened, on the side entered. */
export async function endAnswers(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("inquiry").set({ openable_until: at })
    .where("municipality_code", "=", municipalityCode).where("id", "in", ids).execute();
}
