import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Lot } from "../../domain/dose/lot.ts";
import {
  lotCells,
  lotKnown,
  lotLabel,
  type NewLot,
  weighLots,
} from "../../domain/dose/lot_form.ts";
import { changedCells } from "../../domain/dose/master_change.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listLots, listVaccines } from "./list_vaccines.ts";
import { lockMasters, recordAlterations } from "./master_changes.ts";
import { DONE, type MasterOutcome, overtaken, refused } from "./master_outcome.ts";

export interface LotChange {
  id: string;
  /** Of the lot the form showed. */
  version: number;
}

/** Changes a known lot. Throws not found when it has been removed. */
export function changeLot(
  register: Register,
  act: Act,
  { id, version, form }: LotChange & { form: NewLot },
): Promise<MasterOutcome> {
  return withLot(register, act, { id, version }, async (tx, { lot, lots, vaccines }) => {
    const { clashes, knownCount } = weighLots([form], lots.filter((other) => other.id !== id));
    if (clashes.length + knownCount > 0) return refused("lotNumber", lotKnown(form));
    const [before, after] = [lotCells(lot, vaccines), lotCells(form, vaccines)];
    if (changedCells(before, after).length === 0) return DONE;
    await tx.updateTable("lot")
      .set({
        vaccine_code: form.vaccineCode,
        lot_number: form.lotNumber,
        expires_on: form.expiresOn,
        remark: form.remark,
        version: version + 1,
      })
      .where("municipality_code", "=", act.actor.municipalityCode).where("id", "=", id)
      .execute();
    const name = lotLabel(form, vaccines);
    await recordAlterations(tx, act, [{ subject: { kind: "lot", id }, name, before, after }]);
    return DONE;
  });
}

/** Takes a lot out of the list; doses of it stay as they are. Throws not found. */
export function removeLot(
  register: Register,
  act: Act,
  change: LotChange,
): Promise<MasterOutcome> {
  return withLot(register, act, change, async (tx, { lot, vaccines }) => {
    await tx.deleteFrom("lot")
      .where("municipality_code", "=", act.actor.municipalityCode).where("id", "=", change.id)
      .execute();
    await recordAlterations(tx, act, [{
      subject: { kind: "lot", id: change.id },
      name: lotLabel(lot, vaccines),
      before: lotCells(lot, vaccines),
    }]);
    return DONE;
  });
}

interface LotInHand {
  lot: Lot;
  lots: readonly Lot[];
  vaccines: readonly Vaccine[];
}

function withLot(
  register: Register,
  act: Act,
  { id, version }: LotChange,
  work: (tx: MunicipalityTransaction, inHand: LotInHand) => Promise<MasterOutcome>,
): Promise<MasterOutcome> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    await lockMasters(tx, code);
    const lots = await listLots(tx, code);
    const lot = findLot(lots, id);
    if (lot.version !== version) return await overtaken(tx, code, { kind: "lot", id });
    return await work(tx, { lot, lots, vaccines: await listVaccines(tx, code) });
  });
}

export function findLot(lots: readonly Lot[], id: string): Lot {
  const lot = lots.find((each) => each.id === id);
  if (lot) return lot;
  throw new AppError(
    "not_found",
    "このロットは一覧にありません。ほかの人が削除した可能性があります。一覧から選び直してください。",
  );
}
