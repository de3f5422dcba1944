import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { QueuedDose } from "../../../domain/offline/queued_dose.ts";
import type { OpenKit } from "../../../static/offline/tablet.ts";

/** A dose that waits on a tablet. */
export function aDose(altered: Partial<QueuedDose> = {}): QueuedDose {
  return {
    clientKey: "6f2b7c1e-52f0-4b6e-9d0a-0d5f5d0c7a11",
    readAt: "2021-07-01T01:00:00.000Z",
    origin: "offline",
    typed: {
      ocrLine: "211222710000000123",
      venueName: "市民ホール",
      vaccinatedOn: "2021年7月1日",
      vaccineCode: "pfizer",
      lotNumber: "EP2163",
      doctorName: "医師一郎",
      personConfirmed: "yes",
      seenWarnings: "",
      stopReason: "",
      stopNote: "",
    },
    operator: null,
    ...altered,
  };
}

export function aKit(altered: Partial<OpenKit> = {}): OpenKit {
  return {
    madeAt: "2021-07-01T00:00:00.000Z",
    account: { id: "account", loginId: "hall", organisation: "千葉県浦安市" },
    preset: null,
    vaccines: PRESET_VACCINES,
    lots: [],
    operator: null,
    ...altered,
  };
}
