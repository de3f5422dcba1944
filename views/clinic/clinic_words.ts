import type { Clinic } from "../../domain/account/clinic.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";

export function clinicState({ disabledAt }: Pick<Clinic, "disabledAt">): string {
  return disabledAt ? "停止中" : "有効";
}

export function instantText(instant: Date | null, otherwise = "–"): string {
  return instant ? formatDateTime(instant) : otherwise;
}
