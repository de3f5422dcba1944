import { formatDate } from "../../domain/date/plain_date.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { DataTable } from "../layout/data_table.tsx";

/** Doses and examinations as another municipality answered them. */
export function AnsweredDoses({ doses }: { doses: readonly AnsweredDose[] }) {
  return (
    <DataTable
      caption="回答された接種と予診の記録"
      columns={[
        "回数",
        "接種日",
        "ワクチン",
        "ロットNo.",
        "接種会場",
        "接種自治体",
        "医師",
      ]}
      prose={[4]}
      empty="接種記録はありません。"
      rows={doses.map((dose) => [
        doseName(dose),
        formatDate(dose.vaccinatedOn),
        dose.vaccineMaker ?? "–",
        dose.lotNumber ?? "–",
        dose.venueName,
        placeName(dose.placeCode),
        dose.doctorName,
      ])}
    />
  );
}
