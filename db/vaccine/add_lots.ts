import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { lotCells, lotLabel, type NewLot, weighLots } from "../../domain/dose/lot_form.ts";
import type { Lot } from "../../domain/dose/lot.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { listLots, listVaccines } from "./list_vaccines.ts";
import { lockMasters, recordAlterations } from "./master_changes.ts";

export type AddedLots =
  | { ok: true; addedCount: number; knownCount: number }
  /** Lots known with another date or remark, by position; then none was added. */
  | { ok: false; clashes: { position: number; known: Lot }[] };

/** Adds those a municipality does not know yet, at most a thousand or so; all of them or none. */
export function addLots(
  register: Register,
  act: Act,
  lots: readonly NewLot[],
): Promise<AddedLots> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx): Promise<AddedLots> => {
    await lockMasters(tx, code);
    const { fresh, knownCount, clashes } = weighLots(lots, await listLots(tx, code));
    if (clashes.length > 0) return { ok: false, clashes };
    const vaccines = await listVaccines(tx, code);
    const rows = fresh.map((lot) => ({ id: uuid(), lot }));
    if (rows.length > 0) {
      await tx.insertInto("lot").values(rows.map(({ id, lot }) => ({
        municipality_code: code,
        id,
        vaccine_code: lot.vaccineCode,
        lot_number: lot.lotNumber,
        expires_on: lot.expiresOn,
        remark: lot.remark,
      }))).execute();
    }
    await recordAlterations(
      tx,
      act,
      rows.map(({ id, lot }) => ({
        subject: { kind: "lot", id },
        name: lotLabel(lot, vaccines),
        after: lotCells(lot, vaccines),
      })),
    );
    return { ok: true, addedCount: fresh.length, knownCount };
  });
}
