import type { Act } from "../../domain/account/act.ts";
import { pairOf, type PersonPair } from "../../domain/duplicate/person_pair.ts";
import type { ComparedPair } from "../../domain/duplicate/compared_pair.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import { recordAct, recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { findCompared } from "./find_compared.ts";
import { lookupPairStanding, type PairStanding } from "./pair_standing.ts";

/** What was found for two 個別宛名番号: a pair, or which of the numbers names nobody. */
export type FoundPair =
  | { kind: "pair"; pair: PersonPair }
  | { kind: "missing"; position: 0 | 1 }
  | { kind: "same" };

/** Two records by their 個別宛名番号, in any spelling. The attempt is audited when it fails. */
export function lookUpPair(
  register: Register,
  act: Act,
  numbers: readonly [string, string],
): Promise<FoundPair> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const ids: string[] = [];
    for (const position of [0, 1] as const) {
      const row = await tx.selectFrom("recipient").select("id")
        .where("municipality_code", "=", code)
        .where("resident_number_key", "=", residentNumberKey(numbers[position]))
        .executeTakeFirst();
      if (!row) {
        const detail = { criteria: ["個別宛名番号"] };
        await recordAct(tx, code, { by: act, entry: { act: "recipient_not_found", detail } });
        return { kind: "missing", position };
      }
      ids.push(row.id);
    }
    const pair = pairOf(ids[0]!, ids[1]!);
    return pair ? { kind: "pair", pair } : { kind: "same" };
  });
}

/** Both records and what was decided about them; both are audited as read. Throws not found. */
export function viewPair(
  register: Register,
  act: Act,
  pair: PersonPair,
): Promise<{ compared: ComparedPair; standing: PairStanding }> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const compared = await findCompared(tx, code, pair);
    const standing = await lookupPairStanding(tx, code, pair);
    await recordActs(tx, code, {
      by: act,
      entries: [pair.lowerId, pair.higherId].map((id) => ({
        act: "recipient_viewed",
        subject: { kind: "recipient", id },
        detail: { criteria: ["重複の比較"] },
      })),
    });
    return { compared, standing };
  });
}
