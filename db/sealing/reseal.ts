import { operatorVisit } from "../account/operator_visit.ts";
import { recordVisit } from "../audit.ts";
import { confirmKeys } from "./confirm_keys.ts";
import type { KeyOffice } from "./key_office.ts";
import { loadKeyRing } from "./key_ring.ts";
import { rotateKeys, type Rotation } from "./rotate_keys.ts";

/** `rotateKeys` with the keys of the file, once they are known to be this database's; audited. */
export async function reseal(
  { owner, gate, keyFile }: KeyOffice,
  { at, tell }: { at: Date; tell(line: string): void },
): Promise<Rotation> {
  const keys = await loadKeyRing(keyFile);
  await confirmKeys(gate, keys);
  const rotation = await rotateKeys(owner, keys, tell);
  const detail = { key: keys.sealing[0]!.id, count: rotation.count };
  const visit = operatorVisit({ municipalityCode: null }, at);
  await recordVisit(gate, visit, { act: "keys_rotated", detail });
  return rotation;
}
