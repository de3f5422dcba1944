/** One column of a file, or key of its lines. */
export interface OpenField {
  name: string;
  /** As the Frictionless Table Schema calls them. */
  type: "date" | "string" | "integer" | "number" | "boolean";
  title: string;
  description: string;
  english: string;
}

export const DATE: OpenField = {
  name: "date",
  type: "date",
  title: "接種日",
  description: "接種した日（YYYY-MM-DD）",
  english: "Day of the vaccination",
};

export const PREFECTURE: OpenField = {
  name: "prefecture",
  type: "string",
  title: "都道府県コード",
  description: "接種券を発行した市区町村の都道府県。01から47",
  english: "Prefecture of the municipality that issued the ticket, 01 to 47",
};

const PREFECTURE_OR_NATION: OpenField = {
  ...PREFECTURE,
  description: "接種券を発行した市区町村の都道府県。01から47。00は全国",
  english: `${PREFECTURE.english}; 00 is the nation`,
};

export const PREFECTURE_NAME: OpenField = {
  name: "prefecture_name",
  type: "string",
  title: "都道府県名",
  description: "都道府県の名前",
  english: "Name of the prefecture",
};

const STATUS: OpenField = {
  name: "status",
  type: "integer",
  title: "接種回",
  description: "何回目の接種か（1から9）",
  english: "Number of the dose, 1 to 9",
};

export const COUNT: OpenField = {
  name: "count",
  type: "integer",
  title: "接種回数",
  description: "登録された接種の回数。予診のみと、取り消した記録は含まない",
  english: "Doses registered; examinations without a dose and withdrawn records are left out",
};

export const SHOTS: OpenField[] = ([
  ["first", "1回目"],
  ["second", "2回目"],
] as const).map(([ordinal, title]) => ({
  name: `count_${ordinal}_shot_general`,
  type: "integer",
  title: `${title}接種回数`,
  description: `${title}の接種の回数。3回目から後の列は、その接種が登録されてから増える` +
    "（count_third_shot_general …）",
  english: `Doses of that number (${ordinal}); columns for further ones follow as they are given`,
}));

export const LINE_FIELDS: OpenField[] = [
  DATE,
  PREFECTURE,
  {
    name: "gender",
    type: "string",
    title: "性別",
    description: "F 女、M 男、U その他・不明",
    english: "F female, M male, U other or unknown",
  },
  {
    name: "age",
    type: "string",
    title: "年齢",
    description: "接種日の年齢。-64 64歳以下、65- 65歳以上、UNK 不明",
    english: "Age on that day: -64, 65- or UNK (unknown)",
  },
  {
    name: "medical_worker",
    type: "boolean",
    title: "医療従事者等",
    description: "いつも false（このシステムでは区別して登録しない）",
    english: "Always false: they are not registered apart",
  },
  STATUS,
  COUNT,
];

export const DETAIL_FIELDS: OpenField[] = [
  {
    name: "as_of",
    type: "date",
    title: "集計日",
    description: "この行を集計した日。接種回ごとに4週間以上おいて集計し直す",
    english:
      "Day on which the row was counted; each dose number is counted anew after four weeks " +
      "at the earliest",
  },
  STATUS,
  PREFECTURE_OR_NATION,
  PREFECTURE_NAME,
  {
    name: "vaccine",
    type: "string",
    title: "ワクチン",
    description:
      "pfizer ファイザー、moderna 武田／モデルナ、astrazeneca アストラゼネカ、other その他、" +
      "ALL 全ワクチン",
    english: "pfizer, moderna, astrazeneca, other, or ALL of them",
  },
  {
    name: "gender",
    type: "string",
    title: "性別",
    description: "F 女、M 男",
    english: "F female, M male",
  },
  {
    name: "age",
    type: "string",
    title: "年齢",
    description: "接種日の年齢。5歳きざみ（0-4 … 95-99、100-）と、-64、65-",
    english: "Age on that day: five-year bands (0-4 … 95-99, 100-), and the classes -64 and 65-",
  },
  {
    ...COUNT,
    description:
      "接種の回数。空欄は秘匿（10回未満、または引き算で10回未満の数が分かってしまう数）。" +
      "行がない組み合わせは0回",
    english: "Doses. Empty: not shown, because it is below 10 or would give away one that is. A " +
      "combination without a row: 0",
  },
];

export const LAG_FIELDS: OpenField[] = [
  {
    name: "week",
    type: "date",
    title: "接種した週",
    description: "接種日を含む週の月曜日（YYYY-MM-DD）",
    english: "Monday of the week of the vaccination",
  },
  PREFECTURE_OR_NATION,
  PREFECTURE_NAME,
  COUNT,
  {
    name: "mean_days",
    type: "number",
    title: "入力の遅れ（平均）",
    description: "接種日から登録日までの日数の平均。10回未満の週は空欄",
    english: "Mean of the days from vaccination to registration; empty below 10 doses",
  },
  {
    name: "median_days",
    type: "number",
    title: "入力の遅れ（中央値）",
    description: "接種日から登録日までの日数の中央値。10回未満の週は空欄",
    english: "Median of these days; empty below 10 doses",
  },
];

export const DICTIONARY_FIELDS: OpenField[] = ([
  ["file", "ファイル", "File"],
  ["field", "項目", "Column, or key of a line"],
  ["type", "型", "Type"],
  ["title", "項目名", "Its name in Japanese"],
  ["description", "説明", "What it means, in Japanese"],
  ["english", "英語の説明", "The same in English"],
] as const).map(([name, title, english]) => ({
  name,
  type: "string",
  title,
  description: title,
  english,
}));
