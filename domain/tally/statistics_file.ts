/** Day by day, or with the running total beside it. */
export const STATISTICS_VARIANTS = { daily: "日ごと", cumulative: "累計" } as const;
export type StatisticsVariant = keyof typeof STATISTICS_VARIANTS;

/** A column of a statistics file, and what the data dictionary (項目の説明) says of it. */
export interface StatisticsColumn {
  name: string;
  meaning: string;
  /** How its values are written. */
  form: string;
  /** Of the cumulative file alone. */
  isRunning?: true;
}

interface StatisticsKind {
  label: string;
  /** In the name of the file. */
  title: string;
  purpose: string;
  /** Without any, there is one file: how things stand now. */
  variants: readonly StatisticsVariant[];
  /** Whether a period narrows it. */
  hasPeriod: boolean;
  columns: readonly StatisticsColumn[];
}

const DAY = "YYYY-MM-DD";
const COUNT = "整数（0以上）";
const SHARE = "百分率、小数第1位まで（例：45.0）";
const SEX_VALUES = "男／女／その他／不明";

const VACCINATED_ON = { name: "接種日", meaning: "接種した日", form: DAY };
const VACCINE = {
  name: "ワクチン",
  meaning: "ワクチンメーカー（記録されたとおり）",
  form: "文字（例：ファイザー）",
};
const PLACE_CODE = {
  name: "接種自治体コード",
  meaning: "接種した場所の全国地方公共団体コード",
  form: "6桁の数字",
};
const VENUE_NAME = { name: "接種会場名", meaning: "接種会場名（記録されたとおり）", form: "文字" };
const DOSE_NUMBER = { name: "回数", meaning: "何回目の接種か", form: "整数（1以上）" };
const DOSES = {
  name: "接種回数",
  meaning: "この行に当てはまる接種の数。予診のみと取り消した記録は数えません",
  form: COUNT,
};
const OLD = {
  name: "うち65歳以上",
  meaning: "接種日に65歳以上だった人への接種。生年月日が不明な人は含みません",
  form: COUNT,
};
const BAND_MEANING = "5歳ごと。100歳以上はひとまとめ。接種対象者が未登録の接種は「年齢不明」";

export const STATISTICS_FILES = {
  doses: {
    label: "接種回数（日・性別・年齢・回数・ワクチン別）",
    title: "接種回数",
    purpose: "接種日ごとに、性別、接種日の年齢（5歳ごと）、回数、ワクチンで分けた接種の数です。",
    variants: ["daily", "cumulative"],
    hasPeriod: true,
    columns: [
      VACCINATED_ON,
      DOSE_NUMBER,
      VACCINE,
      { name: "性別", meaning: "接種した人の性別", form: SEX_VALUES },
      { name: "年齢（下限）", meaning: "年齢の下限。不明は空白", form: "0、5、10、…、100" },
      { name: "年齢", meaning: `接種日の年齢。${BAND_MEANING}`, form: "文字（例：65～69歳）" },
      DOSES,
      runningColumn("接種回数の累計", "はじめからこの接種日までの接種の数", COUNT),
    ],
  },
  vsys: {
    label: "V-SYS集計（会場・日別）",
    title: "V-SYS集計",
    purpose: "接種会場と接種日ごとに、ワクチンで分けた接種の数と、うち65歳以上です。",
    variants: ["daily", "cumulative"],
    hasPeriod: true,
    columns: [
      VACCINATED_ON,
      PLACE_CODE,
      VENUE_NAME,
      VACCINE,
      DOSES,
      OLD,
      runningColumn("接種回数の累計", "はじめからこの接種日までの接種の数", COUNT),
      runningColumn("うち65歳以上の累計", "上のうち65歳以上の人への接種の数", COUNT),
    ],
  },
  entry: {
    label: "入力の遅れ（接種日・登録日別）",
    title: "入力の遅れ_登録日別",
    purpose:
      "その日の接種が、いつ登録されたかです。累計では、登録日までに何件登録済みかが分かります。",
    variants: ["daily", "cumulative"],
    hasPeriod: true,
    columns: [
      VACCINATED_ON,
      { name: "登録日", meaning: "接種記録を登録した日（日本の日付）", form: DAY },
      { name: "日数", meaning: "接種日から登録日までの日数。当日は0", form: "整数" },
      DOSES,
      runningColumn("登録済みの累計", "この接種日の接種のうち、登録日までに登録したもの", COUNT),
      runningColumn("登録済みの割合", "この接種日の接種全体に占める上の数", SHARE),
    ],
  },
  venue_lag: {
    label: "入力の遅れ（会場別）",
    title: "入力の遅れ_会場別",
    purpose: "接種会場ごとに、接種日から登録日までの日数で分けた接種の数です。全期間のものです。",
    variants: ["daily", "cumulative"],
    hasPeriod: false,
    columns: [
      PLACE_CODE,
      VENUE_NAME,
      { name: "日数", meaning: "接種日から登録日までの日数。当日は0", form: "整数" },
      DOSES,
      runningColumn("累計", "この日数までに登録した接種の数", COUNT),
      runningColumn("累計の割合", "この会場の接種全体に占める上の数", SHARE),
    ],
  },
  coverage: {
    label: "接種率（年度末年齢・性別・回数別）",
    title: "接種率",
    purpose: "接種対象者の数と、そのうち接種した人の数です。作成した時点のものです。",
    variants: [],
    hasPeriod: false,
    columns: [
      { name: "年度", meaning: "年度末年齢を数える年度", form: "西暦4桁（例：2021）" },
      { name: "年度末年齢", meaning: "その年度の3月31日の年齢。不明は空白", form: "整数" },
      { name: "年齢", meaning: "年度末年齢を5歳ごとにまとめたもの", form: "文字（例：65～69歳）" },
      { name: "性別", meaning: "接種対象者の性別", form: SEX_VALUES },
      DOSE_NUMBER,
      {
        name: "接種対象者",
        meaning: "登録されている人の数。転出・死亡・その他削除の人は含みません",
        form: COUNT,
      },
      { name: "接種者", meaning: "そのうち、この回の接種記録のある人の数", form: COUNT },
      { name: "接種率", meaning: "接種対象者に占める接種者", form: SHARE },
    ],
  },
} satisfies Record<string, StatisticsKind>;

export type StatisticsFileName = keyof typeof STATISTICS_FILES;
export const STATISTICS_FILE_NAMES = Object.keys(STATISTICS_FILES) as StatisticsFileName[];

function runningColumn(name: string, meaning: string, form: string): StatisticsColumn {
  return { name, meaning, form, isRunning: true };
}

/** One file that can be asked for. */
export interface StatisticsWish {
  file: StatisticsFileName;
  /** Null of a file of how things stand now. */
  variant: StatisticsVariant | null;
}

export function statisticsKind(file: StatisticsFileName): StatisticsKind {
  return STATISTICS_FILES[file];
}

/** Every file, as they are listed. */
export function statisticsWishes(): StatisticsWish[] {
  return STATISTICS_FILE_NAMES.flatMap((file): StatisticsWish[] => {
    const { variants } = statisticsKind(file);
    return variants.length === 0
      ? [{ file, variant: null }]
      : variants.map((variant) => ({ file, variant }));
  });
}

export function columnsOf({ file, variant }: StatisticsWish): StatisticsColumn[] {
  return statisticsKind(file).columns.filter(({ isRunning }) =>
    !isRunning || variant === "cumulative"
  );
}
