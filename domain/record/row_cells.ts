import { formatDate, formatDateTime } from "../date/plain_date.ts";
import { type RecipientStatus, recipientStatusLabel } from "../recipient/recipient_status.ts";
import { type Sex, sexLabel } from "../recipient/sex.ts";
import { type TicketKind, ticketKindLabel } from "../ticket/ticket_kind.ts";
import { shownCell } from "../upload/dose_comparison.ts";
import type { CellChange } from "../upload/review.ts";
import type { RecordTable, RowStep, RowValues } from "./row_step.ts";

interface Cell {
  column: string;
  label: string;
  shown?: (stored: string) => string | null;
  /** Says nothing of a row that is new or gone. */
  onlyWhenChanged?: true;
}

/** A My Number is never shown: that there is one, and that it is another. */
export const HIDDEN_NUMBER = "登録済み（表示しません）";

/** What of a row people can see, in the words and the order of the files. */
const CELLS: Record<RecordTable, readonly Cell[]> = {
  recipient: [
    { column: "resident_number", label: "個別宛名番号" },
    { column: "my_number_index", label: "マイナンバー", shown: () => HIDDEN_NUMBER },
    { column: "family_name", label: "氏名（姓）" },
    { column: "given_name", label: "氏名（名）" },
    { column: "family_kana", label: "氏名（セイ）" },
    { column: "given_kana", label: "氏名（メイ）" },
    { column: "birth_date", label: "生年月日", shown: formatDate },
    { column: "sex", label: "性別", shown: (sex) => sexLabel(sex as Sex) },
    {
      column: "status",
      label: "転出／死亡フラグ",
      shown: (status) => recipientStatusLabel(status as RecipientStatus),
    },
  ],
  ticket: [
    { column: "resident_number_key", label: "個別宛名番号" },
    {
      column: "state",
      label: "状態",
      shown: (state) => state === "active" ? "有効" : "再発行済み（旧券）",
    },
  ],
  dose: [
    { column: "kind", label: "券種", shown: (kind) => ticketKindLabel(kind as TicketKind) },
    { column: "dose_number", label: "回数", shown: (number) => `${number}回目` },
    {
      column: "registered_at",
      label: "接種履歴登録日時",
      shown: (instant) => formatDateTime(new Date(instant)),
    },
    { column: "vaccinated_on", label: "接種日", shown: formatDate },
    { column: "ticket_number", label: "券番号" },
    {
      column: "place_code",
      label: "接種自治体コード",
      shown: (code) => shownCell("placeCode", code),
    },
    { column: "venue_name", label: "接種会場名" },
    { column: "doctor_name", label: "接種医師名" },
    { column: "vaccine_maker", label: "ワクチンメーカー" },
    { column: "vaccine_code", label: "ワクチン（製品の記号）", onlyWhenChanged: true },
    { column: "lot_number", label: "ワクチンロット番号" },
  ],
};

/** The cells a step altered; of a row that came or went all that are not blank. */
export function cellsOf({ table, before, after }: Pick<RowStep, "table" | "before" | "after">) {
  const isWhole = !before || !after;
  return CELLS[table].flatMap((cell): CellChange[] => {
    const [from, to] = [stored(before?.values, cell), stored(after?.values, cell)];
    if (from === to || isWhole && cell.onlyWhenChanged) return [];
    const isOtherNumber = cell.column === "my_number_index" && from !== null && to !== null;
    return [{
      column: cell.label,
      before: shown(from, cell),
      after: isOtherNumber ? "変更あり（表示しません）" : shown(to, cell),
    }];
  });
}

/** Whether two versions of a row say the same, also where nobody sees it. */
export function saysTheSame(one: RowValues, other: RowValues): boolean {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? null) === (other[column] ?? null));
}

function stored(values: RowValues | undefined, { column }: Cell): string | null {
  const value = values?.[column] ?? null;
  return value === null || value === "" ? null : String(value);
}

function shown(value: string | null, cell: Cell): string | null {
  return value !== null && cell.shown ? cell.shown(value) : value;
}
