import { operatorVisit } from "../account/operator_visit.ts";
import { recordVisit } from "../audit.ts";
import { confirmKeys } from "./confirm_keys.ts";
import { alone, type KeyOffice } from "./key_office.ts";
import { type KeyRing, loadKeyRing, newKey, replaceKeyFile } from "./key_ring.ts";

/**
 * Puts a new sealing key first in the key file: what is sealed from now on is sealed with it, and
 * the former keys still open what they sealed. Running servers take it in within a second. Answers
 * its id.
 */
export function addKey(office: KeyOffice, at: Date): Promise<string> {
  const { gate, keyFile } = office;
  return alone(office, async () => {
    const keys = await loadKeyRing(keyFile);
    await confirmKeys(gate, keys);
    const id = await unusedId(office, keys);
    const added = { ...keys, sealing: [{ id, key: newKey() }, ...keys.sealing] };
    await replaceKeyFile(keyFile, added);
    await confirmKeys(gate, added);
    const visit = operatorVisit({ municipalityCode: null }, at);
    await recordVisit(gate, visit, { act: "key_added", detail: { key: id } });
    return id;
  });
}

/** No id ever names two keys: an old backup says by its ids which key file opens it. */
async function unusedId({ gate }: KeyOffice, keys: KeyRing): Promise<string> {
  const stored = await gate.selectFrom("sealing_key").select("purpose").execute();
  const known = [
    ...keys.sealing.map(({ id }) => id),
    ...stored.map(({ purpose }) => purpose.replace(/^sealing:/, "")),
  ];
  const numbers = known.map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(0, ...numbers) + 1}`;
}
