import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { Lot } from "../../domain/dose/lot.ts";
import { lookupVaccine, type Vaccine } from "../../domain/dose/vaccine.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

export const LOTS_A_PAGE = 100;

interface LotTableProps {
  lots: readonly Lot[];
  vaccines: readonly Vaccine[];
  today: PlainDate;
  /** From 1. */
  page: number;
}

/** The known lots in the order of their vaccines; each number leads to its form. */
export function LotTable({ lots, vaccines, today, page }: LotTableProps) {
  const pageCount = Math.max(1, Math.ceil(lots.length / LOTS_A_PAGE));
  const shown = Math.min(page, pageCount);
  const start = (shown - 1) * LOTS_A_PAGE;
  const ordered = vaccines.flatMap(({ code }) => lots.filter((lot) => lot.vaccineCode === code));
  return (
    <>
      {lots.length > 0 && <p>{lots.length.toLocaleString("ja-JP")}件</p>}
      <DataTable
        caption="ロットの一覧"
        columns={["ロットNo.", "ワクチン", "有効期限", "備考"]}
        prose={[1, 3]}
        empty="ロットはまだ登録されていません。登録すると、接種会場の画面でロットNo.の候補になります。"
        rows={ordered.slice(start, start + LOTS_A_PAGE).map((lot) => [
          <a href={paths.lot(lot.id)}>{lot.lotNumber}</a>,
          lookupVaccine(vaccines, lot.vaccineCode)?.maker,
          expiryOf(lot, today),
          lot.remark,
        ])}
      />
      <Pages page={shown} pageCount={pageCount} />
    </>
  );
}

function expiryOf({ expiresOn }: Lot, today: PlainDate): string {
  if (expiresOn === null) return "–";
  return expiresOn < today ? `${formatDate(expiresOn)}（期限切れ）` : formatDate(expiresOn);
}

function Pages({ page, pageCount }: { page: number; pageCount: number }) {
  if (pageCount === 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${paths.vaccines}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="ロットのページ">
      {page > 1 && link(page - 1, `前の${LOTS_A_PAGE}件`)}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, `次の${LOTS_A_PAGE}件`)}
    </nav>
  );
}
