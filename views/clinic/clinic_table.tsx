import type { Clinic } from "../../domain/account/clinic.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { clinicState, instantText } from "./clinic_words.ts";

export const CLINICS_A_PAGE = 100;

interface ClinicTableProps {
  clinics: readonly Clinic[];
  /** From 1. */
  page: number;
}

/** The clinics of a municipality; each leads to its page. */
export function ClinicTable({ clinics, page }: ClinicTableProps) {
  const pageCount = Math.max(1, Math.ceil(clinics.length / CLINICS_A_PAGE));
  const shown = Math.min(page, pageCount);
  const start = (shown - 1) * CLINICS_A_PAGE;
  return (
    <>
      <p>{clinics.length.toLocaleString("ja-JP")}件</p>
      <DataTable
        caption="医療機関"
        columns={["G-MIS ID", "医療機関名", "備考", "状態", "最終利用", "登録日時"]}
        prose={[0, 1, 2]}
        empty="医療機関はまだありません。G-MIS IDを登録すると、その医療機関がログインできます。"
        rows={clinics.slice(start, start + CLINICS_A_PAGE).map((clinic) => [
          <a class="row-link" href={paths.clinic(clinic.id)}>{clinic.gmisId}</a>,
          clinic.name,
          clinic.remark || "–",
          clinicState(clinic),
          instantText(clinic.lastUsedAt),
          instantText(clinic.createdAt),
        ])}
      />
      <Pages page={shown} pageCount={pageCount} />
    </>
  );
}

function Pages({ page, pageCount }: { page: number; pageCount: number }) {
  if (pageCount === 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${paths.clinics}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="医療機関のページ">
      {page > 1 && link(page - 1, `前の${CLINICS_A_PAGE}件`)}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, `次の${CLINICS_A_PAGE}件`)}
    </nav>
  );
}
