import type { Child } from "hono/jsx";
import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import type { Withdrawal } from "../../domain/dose/withdrawal.ts";
import { doseName } from "../dose/dose_table.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { todaysPaths } from "../paths.ts";
import type { Station } from "../station/station.ts";
import { ticketText, type TodaysRow } from "./todays_row.ts";

interface TodaysTableProps {
  station: Station;
  doses: readonly TodaysRow[];
  /** What stands there when there is none. */
  empty: string;
}

/** The doses of today, newest first; a withdrawn one is struck through and says why. */
export function TodaysTable({ station, doses, empty }: TodaysTableProps) {
  const hasOperators = doses.some(({ operatorName }) => operatorName);
  const columns = COLUMNS.filter((column) => column !== OPERATOR || hasOperators);
  return (
    <div class="today__list">
      <DataTable
        caption="本日登録した接種（新しい順）"
        columns={columns.map(({ label }) => label)}
        prose={columns.flatMap(({ isProse }, index) => isProse ? [index] : [])}
        empty={empty}
        rows={doses.map((dose) => columns.map(({ cell }) => cell(dose, station)))}
      />
    </div>
  );
}

interface TodaysColumn {
  label: string;
  isProse?: true;
  cell(dose: TodaysRow, station: Station): Child;
}

/** Only where a shared tablet asked for it. */
const OPERATOR: TodaysColumn = {
  label: "担当者",
  isProse: true,
  cell: struck(({ operatorName }) => operatorName ?? "–"),
};

/** A column and its cells in one place: they were mixed up once. */
const COLUMNS: readonly TodaysColumn[] = [
  { label: "登録時刻", cell: struck(({ registeredAt }) => formatDateTime(registeredAt).slice(-5)) },
  { label: "氏名", isProse: true, cell: struck(({ holder }) => holder?.name || "–") },
  { label: "券番号", isProse: true, cell: struck(ticketText) },
  { label: "回数", cell: struck(doseName) },
  { label: "接種日", cell: struck(({ vaccinatedOn }) => formatDate(vaccinatedOn)) },
  { label: "ワクチン", isProse: true, cell: struck(({ vaccineMaker }) => vaccineMaker ?? "–") },
  { label: "ロットNo.", cell: struck(({ lotNumber }) => lotNumber ?? "–") },
  OPERATOR,
  { label: "訂正・取消", isProse: true, cell: (dose, station) => <Links {...{ dose, station }} /> },
];

function struck(text: (dose: TodaysRow) => string): TodaysColumn["cell"] {
  return (dose) => dose.withdrawal ? <s>{text(dose)}</s> : text(dose);
}

function Links({ dose, station }: { dose: TodaysRow; station: Station }) {
  const at = todaysPaths(station.doses);
  const { id, withdrawal } = dose;
  const which = `${ticketText(dose)} ${doseName(dose)}`;
  if (!withdrawal) {
    return (
      <span class="today__links">
        <a href={at.correction(id)} aria-label={`${which}を訂正`}>訂正</a>
        <a href={at.withdrawal(id)} aria-label={`${which}を取消`}>取消</a>
      </span>
    );
  }
  return (
    <>
      <strong>取消済み</strong>（{withdrawalText(withdrawal)}）
      {withdrawal.isOwn && (
        <span class="today__links">
          <a href={at.withdrawal(id)} aria-label={`${which}の取消をやめる`}>取消をやめる</a>
        </span>
      )}
    </>
  );
}

/** "10:15、別の人の接種券で登録した" */
export function withdrawalText({ at, reason, isOwn }: Withdrawal): string {
  const why = reason ?? "接種券を発行した自治体の職員が取り消しました";
  const whose = isOwn || reason === null ? "" : "自治体の職員：";
  return `${formatDateTime(at).slice(-5)}、${whose}${why}`;
}
