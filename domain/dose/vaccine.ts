import type { PlainDate } from "../date/plain_date.ts";

/** A product that may be registered. Lengths and presets: 予防接種台帳向け出力 (DOMAIN 3.3). */
export interface Vaccine {
  code: string;
  /** As the register export writes it, at most 20 characters. */
  maker: string;
  product: string;
  /** Code of the vaccine in the CVX code set. */
  cvx: string;
  /** Full days between two doses below which the second does not count. */
  minimumIntervalDays: number;
  /** First day it was given in Japan's campaign. */
  validFrom: PlainDate;
  position: number;
}

/**
 * The manual's three presets. Intervals: 新型コロナウイルス感染症に係る予防接種の実施に関する手引き
 * (18, 27 and 20 days or more).
 */
export const VACCINES: readonly Vaccine[] = [
  {
    code: "pfizer",
    maker: "ファイザー",
    product: "コミナティ筋注",
    cvx: "208",
    minimumIntervalDays: 18,
    validFrom: "2021-02-17",
    position: 1,
  },
  {
    code: "astrazeneca",
    maker: "アストラゼネカ",
    product: "バキスゼブリア筋注",
    cvx: "210",
    minimumIntervalDays: 27,
    validFrom: "2021-08-03",
    position: 2,
  },
  {
    code: "moderna",
    maker: "武田／モデルナ",
    product: "スパイクバックス筋注",
    cvx: "207",
    minimumIntervalDays: 20,
    validFrom: "2021-05-24",
    position: 3,
  },
];

/** First day of the campaign: no dose can be older [known: 医療従事者等への先行接種]. */
export const CAMPAIGN_START: PlainDate = "2021-02-17";

export function lookupVaccine(code: string): Vaccine | undefined {
  return VACCINES.find((vaccine) => vaccine.code === code);
}
