import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { Clinic } from "../../domain/account/clinic.ts";
import type { ClinicChange } from "../../domain/account/clinic_form.ts";
import { lockStaff, type StaffOutcome, type StaffSubject } from "../account/with_staff.ts";
import type { Gate } from "../database.ts";
import { endSessions } from "../session/end_sessions.ts";
import { findClinic } from "./clinic_records.ts";
import { recordClinic, writeClinic } from "./write_clinic.ts";

type ClinicAct = Act<MunicipalActor>;

const DONE: StaffOutcome = { kind: "done", value: null };

/** 更新: 医療機関名 and 備考. */
export function changeClinic(
  gate: Gate,
  act: ClinicAct,
  { change: { name, remark }, ...subject }: StaffSubject & { change: ClinicChange },
): Promise<StaffOutcome> {
  return withClinic(gate, act, {
    ...subject,
    async work(tx, clinic) {
      const changed = [
        ...(name === clinic.name ? [] : ["name"]),
        ...(remark === clinic.remark ? [] : ["remark"]),
      ];
      if (changed.length === 0) return DONE;
      await writeClinic(tx, act, { clinic, name, set: { remark } });
      await recordClinic(tx, act, { id: clinic.id, act: "account_changed", detail: { changed } });
      return DONE;
    },
  });
}

/** 停止: whoever is signed in there is out at once. */
export function disableClinic(
  gate: Gate,
  act: ClinicAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  return withClinic(gate, act, {
    ...subject,
    async work(tx, clinic) {
      if (clinic.disabledAt) return refused("この医療機関は既に停止しています。");
      await writeClinic(tx, act, { clinic, set: { disabled_at: act.at } });
      await endSessions(tx, { accountId: clinic.id });
      await recordClinic(tx, act, { id: clinic.id, act: "account_disabled" });
      return DONE;
    },
  });
}

/** 再開. */
export function enableClinic(
  gate: Gate,
  act: ClinicAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  return withClinic(gate, act, {
    ...subject,
    async work(tx, clinic) {
      if (!clinic.disabledAt) return refused("この医療機関は停止していません。");
      await writeClinic(tx, act, { clinic, set: { disabled_at: null } });
      await recordClinic(tx, act, { id: clinic.id, act: "account_enabled" });
      return DONE;
    },
  });
}

/** 削除: as 停止, and out of the list; registering the G-MIS ID again brings it back. */
export function removeClinic(
  gate: Gate,
  act: ClinicAct,
  subject: StaffSubject,
): Promise<StaffOutcome> {
  return withClinic(gate, act, {
    ...subject,
    async work(tx, clinic) {
      const set = { disabled_at: clinic.disabledAt ?? act.at, deleted_at: act.at };
      await writeClinic(tx, act, { clinic, set });
      await endSessions(tx, { accountId: clinic.id });
      await recordClinic(tx, act, { id: clinic.id, act: "account_removed" });
      return DONE;
    },
  });
}

function refused(message: string): StaffOutcome {
  return { kind: "refused", message };
}

interface Step extends StaffSubject {
  work(tx: Gate, clinic: Clinic): Promise<StaffOutcome>;
}

/** One step in one transaction; those of a municipality wait for each other. */
function withClinic(
  gate: Gate,
  act: ClinicAct,
  { id, version, work }: Step,
): Promise<StaffOutcome> {
  return gate.transaction().execute(async (tx) => {
    await lockStaff(tx, act.actor.municipalityCode);
    const clinic = await findClinic(tx, act.actor, id);
    return clinic.version === version ? await work(tx, clinic) : { kind: "overtaken" };
  });
}
