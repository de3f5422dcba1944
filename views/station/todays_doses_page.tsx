import { formatDate, formatDateTime, type PlainDate } from "../../domain/date/plain_date.ts";
import { doseName, type DoseRow, placeName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import type { Station } from "./station.ts";

interface TodaysRow extends DoseRow {
  municipalityCode: string;
  holderName: string | null;
}

interface TodaysDosesPageProps {
  station: Station;
  doses: TodaysRow[];
  today: PlainDate;
}

/** 当日の一覧: what this account registered today, newest first. */
export function TodaysDosesPage({ station, doses, today }: TodaysDosesPageProps) {
  return (
    <>
      <h1>当日の一覧</h1>
      <p>
        {formatDate(today)}に、このログインIDで登録した接種：
        <strong class="counter">{doses.length.toLocaleString("ja-JP")}</strong>件
      </p>
      <DataTable
        caption="本日登録した接種（新しい順）"
        columns={[
          "登録時刻",
          "氏名",
          "回数",
          "接種日",
          "ワクチン",
          "ロットNo.",
          "自治体",
          "券番号",
        ]}
        empty="今日はまだ登録していません。"
        rows={doses.map((dose) => [
          formatDateTime(dose.registeredAt).slice(-5),
          dose.holderName ?? "–",
          ticketText(dose),
          doseName(dose),
          formatDate(dose.vaccinatedOn),
          dose.vaccineMaker ?? "–",
          dose.lotNumber ?? "–",
        ])}
      />
      <p>
        <LinkButton href={station.start}>接種券の読み取りへ</LinkButton>
      </p>
    </>
  );
}

/** The number alone names only a ticket of the own municipality. */
function ticketText({ municipalityCode, placeCode, ticketNumber }: TodaysRow): string {
  if (municipalityCode === placeCode) return ticketNumber;
  return `${placeName(municipalityCode)} ${ticketNumber}`;
}
