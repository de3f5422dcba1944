import { daysLater } from "../../domain/date/days_later.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { NewLot } from "../../domain/dose/lot_form.ts";

/** What the demo's doses of 2021 are of; no dose is given after its lot's last day. */
export const FICTIONAL_LOTS: readonly NewLot[] = [
  { vaccineCode: "pfizer", lotNumber: "EP2163", expiresOn: "2021-12-31" },
  { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: "2022-02-28" },
  { vaccineCode: "pfizer", lotNumber: "FA7338", expiresOn: "2022-03-31" },
  { vaccineCode: "moderna", lotNumber: "3002333", expiresOn: "2021-12-31" },
  { vaccineCode: "moderna", lotNumber: "3003605", expiresOn: "2022-01-31" },
  { vaccineCode: "astrazeneca", lotNumber: "C0031AA", expiresOn: "2022-02-28" },
].map((lot) => ({ ...lot, remark: "" }));

/** What a venue may give on the day the demo is set up, and for a year. */
export function lotsInUse(today: PlainDate): NewLot[] {
  const expiresOn = daysLater(today, 365);
  return [
    { vaccineCode: "pfizer", lotNumber: "GJ7139", expiresOn, remark: "" },
    { vaccineCode: "moderna", lotNumber: "3005887", expiresOn, remark: "" },
  ];
}
