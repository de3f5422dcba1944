import { formatDateTime, type PlainDate } from "../../domain/date/plain_date.ts";
import type { VaccineCode } from "../../domain/tally/vaccine_code.ts";
import { type ChartWords, ENGLISH_CHART, JAPANESE_CHART } from "../chart/chart_words.ts";
import type { PublicLanguage, PublicPeriod } from "./choice.ts";

/** Everything the public page says; a language that lacks a sentence does not compile. */
export interface PublicWords {
  charts: ChartWords;
  siteName: string;
  skip: string;
  title: string;
  /** What search engines show below the title. */
  description: string;
  asOf(instant: Date): string;
  renewed: string;
  nothingYet: { heading: string; text: string };
  unreadable: { heading: string; text: string };

  people(value: number): string;
  /** In a table. */
  peopleShort(value: number): string;
  doses(value: number): string;
  /** "1回目", and for the last of a short list "4回目から後". */
  dose(doseNumber: number): string;
  doseAndLater(doseNumber: number): string;
  ages(from: number): string;
  vaccines: Record<VaccineCode, string>;

  summary: string;
  vaccinated(dose: string): string;
  given: string;
  dailyMean: string;
  registered: string;

  period: { choose: string; names: Record<PublicPeriod, string> };
  daily: string;
  weekly: string;
  soFar: string;
  day: string;
  weekColumn: string;
  week(first: PlainDate): string;
  all: string;

  chooseDose: string;
  byPrefecture: string;
  mapped(dose: string): string;
  prefecture: string;
  nation: string;
  noPeople: string;
  byAge: string;
  age: string;
  byVaccine: string;
  vaccine: string;

  about: { heading: string; sentences: readonly string[] };
  openData: { heading: string; text: string; link: string };
  staff: string;
}

// Made once: a page has a thousand numbers, and each `toLocaleString` would make its own.
const japanese = new Intl.NumberFormat("ja-JP");
const english = new Intl.NumberFormat("en-GB");

const JAPANESE: PublicWords = {
  charts: JAPANESE_CHART,
  siteName: "接種の状況",
  skip: "本文へ移動",
  title: "新型コロナワクチン 接種の状況",
  description:
    "新型コロナワクチンの接種を受けた人の数と割合です。全国、都道府県、年齢ごとに見られます。",
  asOf: (instant) => `${formatDateTime(instant)} の数です。`,
  renewed: "接種が登録されると、数が新しくなります。",
  nothingYet: {
    heading: "接種の記録は、まだありません",
    text: "接種が始まって記録が登録されると、ここに数が出ます。",
  },
  unreadable: {
    heading: "今は、数を出すことができません",
    text: "しばらく待ってから、もう一度開いてください。",
  },

  people: (value) => `${japanese.format(value)}人`,
  peopleShort: (value) => `${japanese.format(value)}人`,
  doses: (value) => `${japanese.format(value)}回`,
  dose: (doseNumber) => `${doseNumber}回目`,
  doseAndLater: (doseNumber) => `${doseNumber}回目以上`,
  ages: (from) => {
    if (from < 0) return "不明";
    return from >= OLDEST ? `${OLDEST}歳以上` : `${from}～${from + 4}歳`;
  },
  vaccines: {
    pfizer: "ファイザー",
    moderna: "武田／モデルナ",
    astrazeneca: "アストラゼネカ",
    other: "その他",
  },

  summary: "全国の数",
  vaccinated: (dose) => `${dose}の接種を受けた人`,
  given: "これまでの接種の回数",
  dailyMean: "1日の接種の回数（きのうまでの7日の平均）",
  registered: "接種の対象として登録された人",

  period: {
    choose: "グラフの期間",
    names: { month: "1か月", quarter: "3か月", all: "全期間" },
  },
  daily: "1日の接種の回数",
  weekly: "1週間の接種の回数",
  soFar: "これまでの接種の回数",
  day: "日",
  weekColumn: "週（月曜日の日付）",
  week: (first) => `${JAPANESE_CHART.shortDay(first)}の週`,
  all: "合計",

  chooseDose: "地図と年齢のグラフの回数",
  byPrefecture: "都道府県ごとの割合",
  mapped: (dose) => `${dose}の接種を受けた人の割合`,
  prefecture: "都道府県",
  nation: "全国",
  noPeople: "接種の対象として登録された人は、まだいません。",
  byAge: "年齢ごとの割合",
  age: "年齢",
  byVaccine: "ワクチンごとの接種の回数",
  vaccine: "ワクチン",

  about: {
    heading: "数について",
    sentences: [
      "市区町村がこのシステムに登録した接種の数です。登録が遅れると、最近の日の数は後から増えます。",
      "「人」は、市区町村に登録された人のうち、接種を受けた人です。転出した人と亡くなった人は入りません。",
      "「回」は、打った注射の数です。人の登録がまだの接種も入ります。診察だけで注射をしなかったときは入りません。",
      "割合は、登録された人の中で接種を受けた人の割合です。",
      "都道府県は、接種券を出した市区町村の都道府県です。",
      "年齢は、今の年度が終わる日（3月31日）の年齢です。",
      "一人ひとりのことが分からないように、10より少ない数と、引き算でそれが分かる数は「＊」にしています。日と週ごとの回数は、10回の単位に四捨五入しています。",
      "3回目から後の接種は、全国で10回になるまで、どの数にも入れていません。",
    ],
  },
  openData: {
    heading: "データを使う",
    text: "この数のもとになるデータは、だれでも使えます。",
    link: "オープンデータを見る",
  },
  staff: "自治体・会場の方のログイン",
};

const ENGLISH: PublicWords = {
  charts: ENGLISH_CHART,
  siteName: "Vaccination progress",
  skip: "Skip to main content",
  title: "COVID-19 vaccination progress in Japan",
  description:
    "How many people in Japan have been vaccinated against COVID-19: nationwide, by prefecture and by age.",
  asOf: (instant) => `Figures as of ${englishTime(instant)} (Japan time).`,
  renewed: "They change as vaccinations are registered.",
  nothingYet: {
    heading: "No vaccinations have been recorded yet",
    text: "Figures will appear here once vaccinations are registered.",
  },
  unreadable: {
    heading: "The figures cannot be shown right now",
    text: "Please wait a little and open this page again.",
  },

  people: (value) => `${english.format(value)} people`,
  peopleShort: (value) => english.format(value),
  doses: (value) => `${english.format(value)} doses`,
  dose: (doseNumber) => `Dose ${doseNumber}`,
  doseAndLater: (doseNumber) => `Dose ${doseNumber} or later`,
  ages: (from) => {
    if (from < 0) return "Unknown";
    return from >= OLDEST ? `${OLDEST} and over` : `${from}–${from + 4}`;
  },
  vaccines: {
    pfizer: "Pfizer",
    moderna: "Takeda/Moderna",
    astrazeneca: "AstraZeneca",
    other: "Other",
  },

  summary: "Japan as a whole",
  vaccinated: (dose) => `People vaccinated: ${dose.toLowerCase()}`,
  given: "Doses given so far",
  dailyMean: "Doses a day (average of the 7 days to yesterday)",
  registered: "People registered for vaccination",

  period: {
    choose: "Period of the charts",
    names: { month: "1 month", quarter: "3 months", all: "Whole period" },
  },
  daily: "Doses given each day",
  weekly: "Doses given each week",
  soFar: "Doses given so far",
  day: "Day",
  weekColumn: "Week (its Monday)",
  week: (first) => `Week of ${ENGLISH_CHART.shortDay(first)}`,
  all: "Total",

  chooseDose: "Dose shown on the map and by age",
  byPrefecture: "Coverage by prefecture",
  mapped: (dose) => `Share of people vaccinated: ${dose.toLowerCase()}`,
  prefecture: "Prefecture",
  nation: "Japan",
  noPeople: "Nobody has been registered for vaccination yet.",
  byAge: "Coverage by age",
  age: "Age",
  byVaccine: "Doses given by vaccine",
  vaccine: "Vaccine",

  about: {
    heading: "About these figures",
    sentences: [
      "These are the vaccinations that municipalities have registered in this system. Some are registered late, so the figures of recent days still grow.",
      "“People” are those registered with a municipality who have been vaccinated. People who have moved away or died are not counted.",
      "“Doses” are injections given, including those whose recipient is not registered yet. Medical examinations without an injection are not counted.",
      "Coverage is the share of registered people who have been vaccinated.",
      "The prefecture is that of the municipality that issued the vaccination ticket.",
      "Age is the age reached by the end of the current fiscal year (31 March).",
      "To protect individuals, numbers below 10, and numbers that would give them away by subtraction, are shown as “＊”. Doses by day and by week are rounded to the nearest 10.",
      "Third and later doses are left out of all figures until there are 10 nationwide.",
    ],
  },
  openData: {
    heading: "Use the data",
    text: "The data behind these figures is open to everybody.",
    link: "Open data",
  },
  staff: "Sign in (municipal and venue staff)",
};

export const PUBLIC_WORDS: Record<PublicLanguage, PublicWords> = { ja: JAPANESE, en: ENGLISH };

/** The lowest age of the last band. */
const OLDEST = 100;

function englishTime(instant: Date): string {
  const options = { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo" } as const;
  return instant.toLocaleString("en-GB", options);
}
