import type { Database } from "../../../db/database.ts";
import { listAnomalies } from "../../../db/watch/list_anomalies.ts";
import { reviewAnomaly } from "../../../db/watch/review_anomaly.ts";
import type { Act } from "../../../domain/account/act.ts";
import { MUNICIPALITIES } from "../../../domain/municipality/municipality_master.ts";
import { aCase } from "../transfer/a_case.ts";

/** An inquiry in the night before the act, which a manager of the municipality has looked into. */
export async function aReviewedAnomaly(database: Database, act: Act): Promise<void> {
  const { municipalityCode } = act.actor;
  const askedAt = new Date(act.at.getTime() - 12 * 3_600_000);
  const asked = MUNICIPALITIES.at(-1)!.code;
  await aCase(database, { asking: municipalityCode, asked, askedAt });
  const anomalies = await listAnomalies(database.register, municipalityCode, act.at);
  const night = anomalies.find(({ rule }) => rule === "after_hours")!;
  const manager = { ...act.actor, kind: "municipal" as const, role: "manager" as const };
  const review = { id: night.id, seenUntil: night.to, note: "残業。転入届と一致" };
  await reviewAnomaly(database.register, { ...act, actor: manager }, review);
}
