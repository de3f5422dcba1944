import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { changedSince } from "../../domain/duplicate/changed_since.ts";
import { type ComparedPair, otherSide } from "../../domain/duplicate/compared_pair.ts";
import type { MergeChoice } from "../../domain/duplicate/merge_choice.ts";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import { CONFIRMED_REFUSAL } from "../../domain/record/confirmation.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordActs } from "../audit.ts";
import { openChange } from "../change.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { findCompared } from "./find_compared.ts";
import { lockPeople, overtaken } from "./lock_people.ts";
import { moveTickets } from "./move_tickets.ts";
import { ALREADY_MERGED, lookupPairStanding } from "./pair_standing.ts";
import { withdrawDoses } from "./withdraw_doses.ts";
import { refuseSharedNumber, writeMergedPeople } from "./write_merged_people.ts";

export interface Merging {
  pair: PersonPair;
  choice: MergeChoice;
  /** `seenVersions` of the page on which it was chosen. */
  seen: string;
  reason: string;
}

export interface MergeOffice {
  register: Register;
  sealers: Sealers;
}

/**
 * Makes two records one: all of it in one change that can be taken back, or nothing. Throws a
 * conflict when a row of either has changed since it was shown; a failure says why they may not be
 * merged.
 */
export function mergePeople(
  { register, sealers }: MergeOffice,
  act: Act,
  { pair, choice, seen, reason }: Merging,
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockPeople(tx, code, pair);
    const compared = await findCompared(tx, code, pair);
    const refusal = await refusalOf(tx, code, { pair, compared });
    if (refusal) return failure(refusal);
    if (changedSince(seen, compared).length > 0) throw overtaken();
    const id = uuid();
    const source = `merge:${id}`;
    const changeId = await openChange(tx, code, { act, kind: "merge", reason, source });
    const writing = { municipalityCode: code, changeId, compared, choice };
    await writeMergedPeople(tx, writing, sealers.myNumbers);
    const shared = await refuseSharedNumber(tx, writing);
    if (shared) return failure(shared);
    await moveTickets(tx, writing);
    await withdrawDoses(tx, writing, act.at);
    await tx.insertInto("merge").values({
      municipality_code: code,
      id,
      kept_id: compared[choice.kept].person.id,
      absorbed_id: compared[otherSide(choice.kept)].person.id,
      merged_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
      change_id: changeId,
    }).execute();
    await refreshFindings(tx, code, { at: act.at, residentNumberKeys: keysOf(compared) });
    await recordActs(tx, code, {
      by: act,
      entries: [pair.lowerId, pair.higherId].map((recipientId) => ({
        act: "people_merged",
        subject: { kind: "recipient", id: recipientId },
        detail: { change: changeId },
      })),
    });
    return success(undefined);
  });
}

async function refusalOf(
  tx: MunicipalityTransaction,
  code: string,
  { pair, compared }: { pair: PersonPair; compared: ComparedPair },
): Promise<string | undefined> {
  const { merge, mark, absorbedElsewhere: [absorbed] } = await lookupPairStanding(tx, code, pair);
  if (merge) throw new AppError("conflict", ALREADY_MERGED);
  if (absorbed) {
    return `個別宛名番号「${absorbed.residentNumber}」の記録は、個別宛名番号「${absorbed.into}」の` +
      "記録に統合済みです。統合先の記録と比べてください。";
  }
  if (mark) {
    return "この2件は「別人」とされています。統合するには、先に「別人」を取り消してください。";
  }
  for (const key of keysOf(compared)) {
    if (await lookupConfirmation(tx, code, key)) return CONFIRMED_REFUSAL;
  }
  return undefined;
}

function keysOf({ left, right }: ComparedPair): string[] {
  return [left.person.residentNumberKey, right.person.residentNumberKey].toSorted();
}
