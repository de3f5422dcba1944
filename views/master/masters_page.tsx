import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { Lot } from "../../domain/dose/lot.ts";
import type { MasterChange } from "../../domain/dose/master_change.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { AddForms, type RefusedForm } from "./add_forms.tsx";
import { LotTable } from "./lot_table.tsx";
import { MasterChanges } from "./master_changes.tsx";
import { VaccineTable } from "./vaccine_table.tsx";

interface MastersPageProps {
  vaccines: readonly Vaccine[];
  lots: readonly Lot[];
  changes: readonly MasterChange[];
  today: PlainDate;
  /** Page of the lots, from 1. */
  page: number;
  /** What was done just now, as a sentence. */
  done?: string;
  refused?: RefusedForm;
}

/** ワクチン・ロットの管理: what this municipality registers doses of. */
export function MastersPage(props: MastersPageProps) {
  const { vaccines, lots, changes, today, page, done, refused } = props;
  return (
    <>
      <h1>ワクチン・ロットの管理</h1>
      <ErrorSummary problems={refused?.problems ?? []} />
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <p>
        この自治体で使うワクチンとロットです。接種会場の画面の選択肢、データ登録とデータ出力のワクチンメーカー、接種記録の確認に使います。
      </p>
      <h2>ワクチン</h2>
      <VaccineTable vaccines={vaccines} />
      <h2>ロット</h2>
      <p>
        ロットを1つでも登録したワクチンでは、一覧にないロットの接種記録が「要修正・要確認」に載ります。
      </p>
      <LotTable lots={lots} vaccines={vaccines} today={today} page={page} />
      <AddForms vaccines={vaccines} refused={refused} />
      <MasterChanges changes={changes} />
      <p>
        <LinkButton href={paths.findings}>要修正・要確認へ</LinkButton>
      </p>
    </>
  );
}
