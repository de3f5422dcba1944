import type { Lot } from "../../domain/dose/lot.ts";
import { lotLabel } from "../../domain/dose/lot_form.ts";
import type { MasterChange } from "../../domain/dose/master_change.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { LotFields } from "./lot_fields.tsx";
import { MasterChanges } from "./master_changes.tsx";
import { Overtaken, type OvertakenChange } from "./overtaken.tsx";

interface LotPageProps {
  lot: Lot;
  vaccines: readonly Vaccine[];
  /** Registered doses that name it. */
  doseCount: number;
  changes: readonly MasterChange[];
  typed: Typed;
  /** Of the lot that is about to be changed. */
  version: number;
  problems?: readonly FormProblem[];
  overtaken?: OvertakenChange;
}

/** ロットの変更, and 削除. */
export function LotPage(props: LotPageProps) {
  const { lot, vaccines, changes, typed, version, problems = [], overtaken } = props;
  return (
    <>
      <h1>ロットの変更</h1>
      <ErrorSummary problems={problems} />
      {overtaken && <Overtaken by={overtaken.by} cells={overtaken.cells} />}
      <h2>{lotLabel(lot, vaccines)}</h2>
      <p>{useText(props)}変更しても、登録済みの接種記録のロットNo.は変わりません。</p>
      <Form action={paths.lot(lot.id)} label="ロットの変更" layout="grid">
        <input type="hidden" name="version" value={String(version)} />
        <LotFields vaccines={vaccines} typed={typed} problems={problems} />
        <div class="buttons">
          <SubmitButton>変更する</SubmitButton>
          <LinkButton href={paths.vaccines}>変更せずに戻る</LinkButton>
        </div>
      </Form>
      <Removal {...props} />
      <MasterChanges changes={changes} />
    </>
  );
}

function useText({ doseCount }: LotPageProps): string {
  return doseCount === 0
    ? "このロットの接種記録はまだありません。"
    : `このロットの接種記録は${doseCount.toLocaleString("ja-JP")}件あります。`;
}

function Removal({ lot, doseCount }: LotPageProps) {
  return (
    <>
      <h2>ロットの削除</h2>
      <p>
        一覧と接種会場の候補から削除します。
        {doseCount > 0 &&
          `登録済みの${
            doseCount.toLocaleString("ja-JP")
          }件の接種記録は残り、「要修正・要確認」に「一覧にないロット」として載ることがあります。`}
      </p>
      <Form action={paths.lotRemoval(lot.id)} label="ロットの削除">
        <input type="hidden" name="version" value={String(lot.version)} />
        <SubmitButton look="outline">このロットを削除する</SubmitButton>
      </Form>
    </>
  );
}
