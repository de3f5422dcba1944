import { Buffer } from "node:buffer";
import { mastersOf } from "../db/dose/dose_masters.ts";
import { queueKey } from "../db/sealing/queue_key.ts";
import { lookupPreset } from "../db/session/session_preset.ts";
import type { SessionPreset } from "../domain/dose/session_preset.ts";
import type { KnownLot } from "../domain/finding/examined_record.ts";
import type { OfflineKit, OfflineOperator } from "../domain/offline/offline_kit.ts";
import type { TabletContext } from "./offline_operator.ts";
import { organisationOf } from "./respond.tsx";

/** What this tablet works with once its network is gone. */
export async function makeOfflineKit(
  c: TabletContext,
  operator: OfflineOperator | null,
): Promise<OfflineKit> {
  const { database: { register }, sealers: { keys } } = c.var.office;
  const { actor, at } = c.var;
  const { accountId, loginId, municipalityCode } = actor;
  const preset = await lookupPreset(register, actor);
  const { vaccines, lots } = await mastersOf(register, municipalityCode);
  return {
    madeAt: at.toISOString(),
    account: { id: accountId, loginId, organisation: organisationOf(actor) },
    queueKey: Buffer.from(queueKey(keys, accountId)).toString("base64"),
    preset: preset ? presetOf(preset) : null,
    vaccines,
    lots: lots.map(knownLot),
    operator,
  };
}

/** Without how many it has registered. */
function presetOf(preset: SessionPreset): SessionPreset {
  const { venueName, vaccinatedOn, doctorName, doctorNames } = preset;
  const { vaccineCode, vaccineMaker, lotNumber } = preset;
  return {
    venueName,
    vaccinatedOn,
    vaccineCode,
    vaccineMaker,
    lotNumber,
    doctorName,
    doctorNames,
  };
}

/** Without the municipality's remark. */
function knownLot({ vaccineCode, lotNumber, expiresOn }: KnownLot): KnownLot {
  return { vaccineCode, lotNumber, expiresOn };
}
