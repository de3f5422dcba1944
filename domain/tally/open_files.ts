import {
  COUNT,
  DATE,
  DETAIL_FIELDS,
  DICTIONARY_FIELDS,
  LAG_FIELDS,
  LINE_FIELDS,
  type OpenField,
  PREFECTURE,
  PREFECTURE_NAME,
  SHOTS,
} from "./open_fields.ts";

/** A file of every publication, under the name by which it is asked for. */
export interface OpenFile {
  name: string;
  contentType: string;
  encoding: "utf-8" | "shift_jis";
  title: string;
  description: string;
  english: string;
  /** None of a file that says what the others are. */
  fields: readonly OpenField[];
}

const UTF_8_CSV = "text/csv; charset=utf-8";

/**
 * The first three are byte for byte as the real service publishes them (DOMAIN 3.5), so that tools
 * written for it read ours: also its Shift_JIS where names of prefectures are in it, which every
 * public reader of that file names.
 */
export const OPEN_FILES = [
  {
    name: "prefecture.ndjson",
    contentType: "application/x-ndjson",
    encoding: "utf-8",
    title: "都道府県別接種回数詳細",
    description: "接種日・都道府県・性別・年齢・接種回ごとの接種回数（1行が1つのJSON）",
    english: "Doses by day, prefecture, gender, age and dose number; a JSON object per line",
    fields: LINE_FIELDS,
  },
  {
    name: "summary_by_date.csv",
    contentType: UTF_8_CSV,
    encoding: "utf-8",
    title: "接種日別接種回数サマリー",
    description: "接種日ごとの全国の接種回数",
    english: "Doses of the nation by day",
    fields: [DATE, ...SHOTS],
  },
  {
    name: "summary_by_prefecture.csv",
    contentType: "text/csv; charset=shift_jis",
    encoding: "shift_jis",
    title: "都道府県別累積接種回数サマリー",
    description: "都道府県ごとの累積の接種回数",
    english: "All doses by prefecture",
    fields: [PREFECTURE, PREFECTURE_NAME, { ...COUNT, title: "接種回数（合計）" }, ...SHOTS],
  },
  {
    name: "detail_by_prefecture.csv",
    contentType: UTF_8_CSV,
    encoding: "utf-8",
    title: "年齢5歳階級・ワクチン別の累積接種回数",
    description: "接種回ごとに、都道府県×性別×5歳階級、都道府県×ワクチン×性別×65歳の前後、" +
      "全国×ワクチン×性別×5歳階級",
    english: "All doses by number: prefecture × gender × five-year band, prefecture × vaccine × " +
      "gender × below or above 65, and the nation by all of these",
    fields: DETAIL_FIELDS,
  },
  {
    name: "entry_lag_by_week.csv",
    contentType: UTF_8_CSV,
    encoding: "utf-8",
    title: "週別の入力の遅れ",
    description: "接種した週・都道府県ごとの、接種から登録までの日数",
    english: "Days from vaccination to registration by week and prefecture",
    fields: LAG_FIELDS,
  },
  {
    name: "data_dictionary.csv",
    contentType: UTF_8_CSV,
    encoding: "utf-8",
    title: "データ項目定義書（CSV）",
    description: "すべてのファイルの項目の意味",
    english: "Data dictionary: what is in each file",
    fields: DICTIONARY_FIELDS,
  },
  {
    name: "datapackage.json",
    contentType: "application/json",
    encoding: "utf-8",
    title: "データ項目定義書（JSON）",
    description: "項目の意味と、ファイルの大きさ・SHA-256（Frictionless Data Package）",
    english: "The same for programs, with sizes and SHA-256 (Frictionless Data Package)",
    fields: [],
  },
] as const satisfies readonly OpenFile[];

export type OpenFileName = typeof OPEN_FILES[number]["name"];

export function lookupOpenFile(name: string): OpenFile | undefined {
  return OPEN_FILES.find((file) => file.name === name);
}

export function dictionaryRows(): string[][] {
  return [
    DICTIONARY_FIELDS.map(({ name }) => name),
    ...OPEN_FILES.flatMap(({ name: file, fields }: OpenFile) =>
      fields.map(({ name, type, title, description, english }) => [
        ...[file, name, type, title, description, english],
      ])
    ),
  ];
}
