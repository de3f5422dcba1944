import type { PlainDate } from "../date/plain_date.ts";

/**
 * A product a municipality registers doses of. Its maker is what tells it from the others in every
 * file, so no two of one municipality share theirs. Lengths and presets: 予防接種台帳向け出力
 * (DOMAIN 3.3).
 */
export interface Vaccine {
  /** Names it for ever: a word for a preset, a UUID for one of the municipality's own. */
  code: string;
  /** As the register export writes it, at most 20 characters. */
  maker: string;
  product: string;
  /** Code of the vaccine in the CVX code set; null of the municipality's own. */
  cvx: string | null;
  /** Full days between two doses below which the second does not count. */
  minimumIntervalDays: number;
  /** First day on which a dose of it is plausible. */
  validFrom: PlainDate;
  /** Last such day; null while there is no end. */
  validTo: PlainDate | null;
  /** Order in lists. */
  position: number;
  /** Whether forms let it be chosen; stored doses and files know it either way. */
  isOffered: boolean;
}

/**
 * The manual's three presets, from their first days in Japan's campaign; what a municipality begins
 * with, and may change. Intervals: 新型コロナウイルス感染症に係る予防接種の実施に関する手引き
 * (18, 27 and 20 days or more).
 */
export const PRESET_VACCINES: readonly Vaccine[] = [
  {
    code: "pfizer",
    maker: "ファイザー",
    product: "コミナティ筋注",
    cvx: "208",
    minimumIntervalDays: 18,
    validFrom: "2021-02-17",
    validTo: null,
    position: 1,
    isOffered: true,
  },
  {
    code: "astrazeneca",
    maker: "アストラゼネカ",
    product: "バキスゼブリア筋注",
    cvx: "210",
    minimumIntervalDays: 27,
    validFrom: "2021-08-03",
    validTo: null,
    position: 2,
    isOffered: true,
  },
  {
    code: "moderna",
    maker: "武田／モデルナ",
    product: "スパイクバックス筋注",
    cvx: "207",
    minimumIntervalDays: 20,
    validFrom: "2021-05-24",
    validTo: null,
    position: 3,
    isOffered: true,
  },
];

/** First day of the campaign: no dose can be older [known: 医療従事者等への先行接種]. */
export const CAMPAIGN_START: PlainDate = "2021-02-17";

/** The list as forms offer it. */
export function offeredVaccines(vaccines: readonly Vaccine[]): Vaccine[] {
  return vaccines.filter((vaccine) => vaccine.isOffered);
}

export function lookupVaccine(vaccines: readonly Vaccine[], code: string): Vaccine | undefined {
  return vaccines.find((vaccine) => vaccine.code === code);
}

/** The vaccine whose maker is written like this, in full or half width. */
export function vaccineByMaker(vaccines: readonly Vaccine[], maker: string): Vaccine | undefined {
  const key = makerKey(maker);
  return vaccines.find((vaccine) => makerKey(vaccine.maker) === key);
}

/** The form two spellings of one maker share: width folded, blanks left out. */
export function makerKey(maker: string): string {
  return maker.normalize("NFKC").replace(/\s/g, "");
}

/** "ファイザー（コミナティ筋注）" */
export function vaccineLabel({ maker, product }: Pick<Vaccine, "maker" | "product">): string {
  return `${maker}（${product}）`;
}
