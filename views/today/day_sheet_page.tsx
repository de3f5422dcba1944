import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { examinationsOf, sumOf, totalsBy, vaccinationsOf } from "../../domain/dose/day_totals.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import type { Station } from "../station/station.ts";
import { type DayFigures, type SheetRow, ticketText } from "./todays_row.ts";
import { totalRow } from "./todays_totals.tsx";

interface DaySheetPageProps extends DayFigures {
  station: Station;
  /** Oldest first. */
  doses: readonly SheetRow[];
  /** Who prints it, where, when. */
  made: { at: Date; loginId: string; officeCode: string };
}

/** 日計表: a day of one account on paper, to be compared with the vials and signed. */
export function DaySheetPage(props: DaySheetPageProps) {
  const { station, today, counts, withdrawnCount, doses, made } = props;
  const venues = totalsBy(counts, ({ venueName }) => [venueName]).map(({ names }) => names[0]);
  return (
    <div class="day-sheet">
      <h1>日計表</h1>
      <dl class="facts">
        <dt>登録日</dt>
        <dd>{formatDate(today)}</dd>
        <dt>会場名</dt>
        <dd>{venues.join("、") || "–"}</dd>
        <dt>ログインID</dt>
        <dd>{placeName(made.officeCode)} {made.loginId}</dd>
        <dt>件数</dt>
        <dd>
          接種 {number(sumOf(vaccinationsOf(counts)))}件、予診のみ {number(
            sumOf(examinationsOf(counts)),
          )}件
          {withdrawnCount > 0 && `（ほかに取消 ${number(withdrawnCount)}件。下の表には含みません）`}
        </dd>
        <dt>作成</dt>
        <dd>{formatDateTime(made.at)}</dd>
      </dl>
      <div class="day-sheet__buttons">
        <PrintButton />
        <LinkButton href={station.doses}>当日の一覧へ戻る</LinkButton>
      </div>
      <Totals counts={counts} />
      <h2>登録した接種</h2>
      <DataTable
        caption="登録した接種（登録した順）"
        columns={["登録時刻", "券番号", "回数", "氏名", "ワクチン", "ロットNo."]}
        prose={[1, 3]}
        empty="今日はまだ登録していません。"
        rows={doses.map((dose) => [
          formatDateTime(dose.registeredAt).slice(-5),
          ticketText(dose),
          doseName(dose),
          dose.holder?.name || "–",
          dose.vaccineMaker ?? "–",
          dose.lotNumber ?? "–",
        ])}
      />
      <p class="quiet">ほかの自治体の接種券の氏名は表示しません。</p>
      <dl class="day-sheet__signatures">
        <dt>確認した人（署名）</dt>
        <dd />
        <dt>確認した日時</dt>
        <dd />
      </dl>
    </div>
  );
}

function Totals({ counts }: Pick<DaySheetPageProps, "counts">) {
  const vaccinations = vaccinationsOf(counts);
  const byLot = totalsBy(vaccinations, ({ vaccineMaker, lotNumber, doseNumber }) => [
    vaccineMaker ?? "–",
    lotNumber ?? "–",
    doseName({ kind: "vaccination", doseNumber }),
  ]);
  const byDoctor = totalsBy(counts, ({ doctorName, kind }) => [
    doctorName,
    kind === "vaccination" ? "接種" : "予診のみ",
  ]);
  return (
    <>
      <h2>ワクチン・ロット・回数ごとの合計</h2>
      <DataTable
        caption="ワクチン・ロット・回数ごとの合計"
        columns={["ワクチン", "ロットNo.", "回数", "件数"]}
        numeric={[3]}
        empty="接種はありません。"
        rows={byLot.map(totalRow)}
      />
      <h2>医師ごとの合計</h2>
      <DataTable
        caption="医師ごとの合計"
        columns={["医師名", "区分", "件数"]}
        numeric={[2]}
        empty="登録はありません。"
        rows={byDoctor.map(totalRow)}
      />
    </>
  );
}

function number(count: number): string {
  return count.toLocaleString("ja-JP");
}
