import type { RegisterActor } from "../../domain/account/actor.ts";
import type { WorkingOperator } from "../../domain/account/operator.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { mayWorkHere } from "./may_work_here.ts";

/** The 担当者 with this id, while they may work under the actor's login ID. */
export function lookupWorker(
  register: Register,
  actor: RegisterActor,
  id: string,
): Promise<WorkingOperator | undefined> {
  const { municipalityCode } = actor;
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("station_operator")
        .innerJoin("municipality_setting as setting", (join) =>
          join.onRef("setting.municipality_code", "=", "station_operator.municipality_code"))
        .select(["station_operator.id", "name", "operator_idle_minutes as idleMinutes"])
        .where("station_operator.municipality_code", "=", municipalityCode)
        .where("station_operator.id", "=", id).where(mayWorkHere(actor)).executeTakeFirst(),
  );
}
