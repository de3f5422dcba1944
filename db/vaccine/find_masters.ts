import type { Lot } from "../../domain/dose/lot.ts";
import type { MasterChange } from "../../domain/dose/master_change.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { findLot } from "./change_lot.ts";
import { findVaccine } from "./change_vaccine.ts";
import { type ListedVaccine, listLots, listVaccines } from "./list_vaccines.ts";
import { listMasterChanges } from "./master_changes.ts";

/** The newest changes a page shows. */
const SHOWN_CHANGES = 100;

/** ワクチン・ロットの管理: both lists as they are, and what became of them. */
export interface Masters {
  vaccines: readonly ListedVaccine[];
  lots: readonly Lot[];
  /** The newest first. */
  changes: MasterChange[];
}

export function listMasters(register: Register, code: string): Promise<Masters> {
  return inMunicipality(register, code, async (tx) => ({
    vaccines: await listVaccines(tx, code),
    lots: await listLots(tx, code),
    changes: await listMasterChanges(tx, code, { limit: SHOWN_CHANGES }),
  }));
}

export function listMunicipalityVaccines(
  register: Register,
  code: string,
): Promise<readonly ListedVaccine[]> {
  return inMunicipality(register, code, (tx) => listVaccines(tx, code));
}

export interface VaccineMaster {
  vaccine: ListedVaccine;
  changes: MasterChange[];
}

/** One vaccine of the list with its history; throws not found. */
export function findVaccineMaster(
  register: Register,
  code: string,
  vaccineCode: string,
): Promise<VaccineMaster> {
  return inMunicipality(register, code, async (tx) => ({
    vaccine: findVaccine(await listVaccines(tx, code), vaccineCode),
    changes: await listMasterChanges(tx, code, {
      subject: { kind: "vaccine", id: vaccineCode },
      limit: SHOWN_CHANGES,
    }),
  }));
}

export interface LotMaster {
  lot: Lot;
  vaccines: readonly ListedVaccine[];
  /** Registered doses that name it. */
  doseCount: number;
  changes: MasterChange[];
}

/** One known lot with its history and use; throws not found. */
export function findLotMaster(register: Register, code: string, id: string): Promise<LotMaster> {
  return inMunicipality(register, code, async (tx) => {
    const lot = findLot(await listLots(tx, code), id);
    const { count } = await tx.selectFrom("dose")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("municipality_code", "=", code).where("vaccine_code", "=", lot.vaccineCode)
      .where("lot_number", "=", lot.lotNumber).where("withdrawn_at", "is", null)
      .executeTakeFirstOrThrow();
    return {
      lot,
      vaccines: await listVaccines(tx, code),
      doseCount: count,
      changes: await listMasterChanges(tx, code, {
        subject: { kind: "lot", id },
        limit: SHOWN_CHANGES,
      }),
    };
  });
}
