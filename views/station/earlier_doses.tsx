import { daysBetween, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { ShownDose } from "../../domain/dose/shown_dose.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { DataTable } from "../layout/data_table.tsx";

interface EarlierDosesProps {
  doses: readonly ShownDose[];
  today: PlainDate;
}

/** これまでの接種: the last one in a sentence, all of them in a table. */
export function EarlierDoses({ doses, today }: EarlierDosesProps) {
  const last = doses.findLast(({ kind }) => kind === "vaccination");
  const isOurs = doses.some(({ more }) => more !== undefined);
  return (
    <section class="earlier" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">これまでの接種</h2>
      {last && <p class="last-dose">{lastDose(last, today)}</p>}
      <DataTable
        caption="これまでの接種と予診"
        columns={["回数", "接種日", "今日まで", "ワクチン", ...(isOurs ? OUR_COLUMNS : [])]}
        empty="接種記録はありません。"
        rows={doses.map((dose) => [
          doseName(dose),
          formatDate(dose.vaccinatedOn),
          daysUntil(dose, today),
          dose.vaccineMaker ?? "–",
          ...(isOurs ? ourCells(dose) : []),
        ])}
      />
    </section>
  );
}

const OUR_COLUMNS = ["ロットNo.", "接種自治体"];

function ourCells({ more }: ShownDose): string[] {
  return more ? [more.lotNumber ?? "–", placeName(more.placeCode)] : ["–", "–"];
}

/** "前回：1回目 2021年6月1日（30日前）ファイザー" */
function lastDose(dose: ShownDose, today: PlainDate): string {
  const { doseNumber, vaccinatedOn, vaccineMaker } = dose;
  const days = daysBetween(vaccinatedOn, today);
  const ago = days === 0 ? "今日" : `${days}日前`;
  return `前回：${doseNumber}回目 ${formatDate(vaccinatedOn)}（${ago}）${vaccineMaker ?? ""}`;
}

function daysUntil({ vaccinatedOn }: ShownDose, today: PlainDate): string {
  return `${daysBetween(vaccinatedOn, today)}日`;
}
