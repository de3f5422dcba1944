import { paths } from "../paths.ts";

export const PUBLIC_LANGUAGES = ["ja", "en"] as const;
export type PublicLanguage = typeof PUBLIC_LANGUAGES[number];

/** How far back the charts over time go. */
export const PUBLIC_PERIODS = ["month", "quarter", "all"] as const;
export type PublicPeriod = typeof PUBLIC_PERIODS[number];

/** What a reader chose; all of it stands in the address, so that it can be kept and passed on. */
export interface PublicChoice {
  language: PublicLanguage;
  period: PublicPeriod;
  /** Of the dose on the map and by age. */
  doseNumber: number;
}

export const FIRST_CHOICE: Omit<PublicChoice, "language"> = { period: "quarter", doseNumber: 1 };

export const PUBLIC_PATHS: Record<PublicLanguage, string> = {
  ja: paths.publicPage,
  en: paths.publicPageEnglish,
};

/** Where the page of this choice is; the first choice has the plain address. */
export function publicHref({ language, period, doseNumber }: PublicChoice): string {
  const query = new URLSearchParams();
  if (period !== FIRST_CHOICE.period) query.set("period", period);
  if (doseNumber !== FIRST_CHOICE.doseNumber) query.set("dose", String(doseNumber));
  const path = PUBLIC_PATHS[language];
  return query.size > 0 ? `${path}?${query}` : path;
}
