import assert from "node:assert/strict";
import type { Database } from "../../../db/database.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { addLots } from "../../../db/vaccine/add_lots.ts";
import { addVaccine } from "../../../db/vaccine/change_vaccine.ts";
import { listLots, listVaccines } from "../../../db/vaccine/list_vaccines.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { NewLot } from "../../../domain/dose/lot_form.ts";
import type { VaccineForm } from "../../../domain/dose/vaccine_form.ts";

/** What a form says of a vaccine no preset has, some of it changed. */
export function aVaccineForm(given: Partial<VaccineForm> = {}): VaccineForm {
  return {
    maker: "ノババックス",
    product: "ヌバキソビッド筋注",
    minimumIntervalDays: 20,
    validFrom: "2021-05-25",
    validTo: null,
    position: null,
    offered: true,
    ...given,
  };
}

export function aLot(given: Partial<NewLot> = {}): NewLot {
  return {
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    expiresOn: "2021-12-31",
    remark: "",
    ...given,
  };
}

export function vaccinesOf({ register }: Database, { actor }: Act) {
  const code = actor.municipalityCode;
  return inMunicipality(register, code, (tx) => listVaccines(tx, code));
}

export function lotsOf({ register }: Database, { actor }: Act) {
  const code = actor.municipalityCode;
  return inMunicipality(register, code, (tx) => listLots(tx, code));
}

/** The vaccine of the municipality's list. */
export async function vaccineOf(database: Database, act: Act, code: string) {
  return (await vaccinesOf(database, act)).find((vaccine) => vaccine.code === code)!;
}

/** One of the municipality's own, and a lot of it; answers its code. */
export async function aVaccineWithItsLot(database: Database, act: Act): Promise<string> {
  const { maker } = aVaccineForm();
  assert.deepEqual(await addVaccine(database.register, act, aVaccineForm()), { kind: "done" });
  const { code } = (await vaccinesOf(database, act)).find((vaccine) => vaccine.maker === maker)!;
  const added = await addLots(database.register, act, [aLot({ vaccineCode: code })]);
  assert.ok(added.ok);
  return code;
}
