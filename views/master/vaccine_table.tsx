import { formatDate } from "../../domain/date/plain_date.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

/** The municipality's vaccines in their order; each name leads to its form. */
export function VaccineTable({ vaccines }: { vaccines: readonly Vaccine[] }) {
  return (
    <DataTable
      caption="ワクチンの一覧"
      columns={["ワクチンメーカー", "製品名", "接種間隔", "有効期間", "画面での選択"]}
      prose={[0, 1]}
      empty=""
      rows={vaccines.map((vaccine) => [
        <a href={paths.vaccine(vaccine.code)}>{vaccine.maker}</a>,
        vaccine.product,
        `${vaccine.minimumIntervalDays}日以上`,
        periodOf(vaccine),
        vaccine.isOffered ? "選べる" : "選べない",
      ])}
    />
  );
}

function periodOf({ validFrom, validTo }: Vaccine): string {
  return `${formatDate(validFrom)}～${validTo ? formatDate(validTo) : ""}`;
}
