import { daysLater } from "../date/days_later.ts";
import type { PlainDate } from "../date/plain_date.ts";
import type { RecipientStatus } from "../recipient/recipient_status.ts";
import { municipalityCheckDigit } from "../municipality/municipality_check_digit.ts";
import type { Sex } from "../recipient/sex.ts";
import { formatOcrLine } from "../ticket/ocr_line.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";

/** A ticket of 練習: it is printed for nobody, and no register is asked about it. */
export interface PracticeTicket {
  /** The 18 digits. */
  line: string;
  title: string;
  /** What is to be learned from it. */
  lesson: string;
  holder: PracticeHolder | undefined;
  isSuperseded: boolean;
  /** First doses of ファイザー. */
  given: readonly { doseNumber: number; vaccinatedOn: PlainDate }[];
}

export interface PracticeHolder {
  name: string;
  kana: string;
  birthDate: PlainDate;
  sex: Sex;
  status: RecipientStatus | null;
}

/** Numbers no municipality has come to: what is practised with looks like no real ticket. */
const FIRST_NUMBER = 9_990_000_001;

const ELSEWHERE = ["131016", "011002"] as const;

interface Sketch {
  title: string;
  lesson: string;
  kind?: TicketKind;
  doseNumber?: number;
  /** Age in full years; without it nobody is registered on the ticket. */
  age?: number;
  name?: readonly [name: string, kana: string, sex: Sex];
  status?: RecipientStatus;
  isSuperseded?: boolean;
  /** So many days ago the first dose was given. */
  firstDose?: number;
  issuer?: "elsewhere" | "misread";
}

const SKETCHES: readonly Sketch[] = [
  {
    title: "1回目の人",
    lesson: "氏名を本人に確かめ、印を付けて登録します。",
    age: 78,
    name: ["練習　太郎", "レンシュウ　タロウ", "male"],
  },
  {
    title: "2回目の人",
    lesson: "1回目の接種日・間隔・ワクチンが表示されます。",
    doseNumber: 2,
    age: 66,
    name: ["練習　花子", "レンシュウ　ハナコ", "female"],
    firstDose: 28,
  },
  {
    title: "間隔が短い人",
    lesson: "1回目から10日です。理由を選ばないと登録できません。",
    doseNumber: 2,
    age: 45,
    name: ["試験　一郎", "シケン　イチロウ", "male"],
    firstDose: 10,
  },
  {
    title: "同じ回が登録済みの人",
    lesson: "登録できません。接種券の回数と接種済証を確かめます。",
    age: 52,
    name: ["試験　二葉", "シケン　フタバ", "female"],
    firstDose: 28,
  },
  {
    title: "古い接種券の人",
    lesson: "再発行された新しい接種券がないか確かめます。",
    age: 71,
    name: ["見本　三郎", "ミホン　サブロウ", "male"],
    isSuperseded: true,
  },
  {
    title: "転出した人",
    lesson: "住民の記録では転出しています。本人かどうか確かめます。",
    age: 33,
    name: ["見本　四季", "ミホン　シキ", "other"],
    status: "moved_out",
  },
  {
    title: "ほかの自治体の人",
    lesson: "確認に必要なことだけが表示されます。",
    age: 59,
    name: ["体験　五月", "タイケン　サツキ", "female"],
    issuer: "elsewhere",
  },
  {
    title: "まだ登録されていない人",
    lesson: "番号を見比べ、券面の氏名を本人に確かめます。",
  },
  {
    title: "子ども",
    lesson: "年齢を見て、使うワクチンを確かめます。",
    age: 8,
    name: ["体験　六花", "タイケン　リッカ", "female"],
  },
  {
    title: "予診のみ",
    lesson: "ワクチンとロットNo.の欄はありません。",
    kind: "examination",
    age: 81,
    name: ["練習　七海", "レンシュウ　ナナミ", "female"],
  },
  {
    title: "読み違えた番号",
    lesson: "市町村コードの検査数字が合わないので、読み取れません。",
    issuer: "misread",
  },
];

/** The tickets of a municipality, as seen on the day `today`. */
export function practiceTickets(municipalityCode: string, today: PlainDate): PracticeTicket[] {
  return SKETCHES.map((sketch, index) => {
    const { title, lesson, firstDose, isSuperseded = false } = sketch;
    const line = formatOcrLine({
      kind: sketch.kind ?? "vaccination",
      doseNumber: sketch.doseNumber ?? 1,
      municipalityCode: issuerCode(sketch, municipalityCode),
      ticketNumber: String(FIRST_NUMBER + index),
    });
    const given = firstDose === undefined
      ? []
      : [{ doseNumber: 1, vaccinatedOn: daysLater(today, -firstDose) }];
    return { line, title, lesson, holder: holderOf(sketch, today), isSuperseded, given };
  });
}

function issuerCode({ issuer }: Sketch, own: string): string {
  if (issuer === "elsewhere") return ELSEWHERE.find((code) => code !== own)!;
  if (issuer === undefined) return own;
  const wrong = (Number(municipalityCheckDigit(own.slice(0, 5))) + 1) % 10;
  return own.slice(0, 5) + wrong;
}

function holderOf(
  { name: names, age, status }: Sketch,
  today: PlainDate,
): PracticeHolder | undefined {
  if (!names || age === undefined) return undefined;
  const [name, kana, sex] = names;
  const birthDate = `${Number(today.slice(0, 4)) - age}-01-01`;
  return { name, kana, birthDate, sex, status: status ?? null };
}
