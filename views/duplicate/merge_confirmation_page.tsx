import {
  type ComparedPair,
  dosesOfBoth,
  otherSide,
  SIDE_LABELS,
  sideOfTicket,
} from "../../domain/duplicate/compared_pair.ts";
import { type MergeChoice, mergedTickets } from "../../domain/duplicate/merge_choice.ts";
import { mergedFields } from "../../domain/duplicate/merged_person.ts";
import { pairId } from "../../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { doseName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { ChangeReasonFields } from "../record/change_reason_fields.tsx";
import { DOSE_COLUMNS, doseCells } from "./doses_comparison.tsx";
import { Lines } from "./side_choice.tsx";

export interface MergeConfirmationProps {
  compared: ComparedPair;
  choice: MergeChoice;
  /** The fields of the comparison as they were sent, and the reason. */
  typed: Typed;
  problems?: readonly FormProblem[];
}

/** The merged record before it is written; nothing has changed yet. */
export function MergeConfirmationPage(props: MergeConfirmationProps) {
  const { compared, choice, typed, problems = [] } = props;
  const id = pairId({ lowerId: compared.left.person.id, higherId: compared.right.person.id });
  return (
    <>
      <h1>統合の確認</h1>
      <ErrorSummary problems={problems} />
      <p>まだ何も変えていません。統合後の記録を確かめて、「統合する」を押してください。</p>
      <MergedPerson compared={compared} choice={choice} />
      <MergedDoses compared={compared} choice={choice} />
      <Consequences compared={compared} choice={choice} />
      <Form action={paths.duplicateMerge(id)} label="統合">
        <Choices typed={typed} />
        <ChangeReasonFields typed={typed} problems={problems} />
        <div class="buttons">
          <SubmitButton>統合する</SubmitButton>
        </div>
      </Form>
      <div class="choose-again">
        <Form action={paths.duplicatePreview(id)} label="選び直し">
          <Choices typed={typed} />
          <input type="hidden" name="step" value="choose" />
          <div class="buttons">
            <SubmitButton look="outline">選び直す</SubmitButton>
            <LinkButton href={paths.duplicates}>統合をやめる</LinkButton>
          </div>
        </Form>
      </div>
    </>
  );
}

type MergeProps = Pick<MergeConfirmationProps, "compared" | "choice">;

function MergedPerson({ compared, choice }: MergeProps) {
  const kept = compared[choice.kept].person;
  return (
    <>
      <h2>統合後の個人の情報</h2>
      <DataTable
        caption="統合後の個人の情報"
        columns={["項目", "統合後", "もとの記録"]}
        prose={[1]}
        rows={[
          ["個別宛名番号", kept.residentNumber, SIDE_LABELS[choice.kept]],
          ...mergedFields(compared, choice).map(({ label, lines, from }) => [
            label,
            <Lines lines={lines} />,
            SIDE_LABELS[from],
          ]),
        ]}
        empty=""
      />
      <h2>統合後の接種券</h2>
      <DataTable
        caption="統合後の接種券"
        columns={["券番号", "状態", "もとの記録"]}
        rows={mergedTickets(compared, choice).map(({ ticketNumber, state }) => [
          ticketNumber,
          state === "active" ? "有効" : "再発行済み（旧券）",
          SIDE_LABELS[sideOfTicket(compared, ticketNumber)!],
        ])}
        empty="接種券はありません。"
      />
    </>
  );
}

function MergedDoses({ compared, choice }: MergeProps) {
  const doses = dosesOfBoth(compared);
  const rowsOf = (which: typeof doses) =>
    which.map((dose) => [
      doseName(dose),
      SIDE_LABELS[sideOfTicket(compared, dose.ticketNumber)!],
      ...doseCells(dose),
    ]);
  const isWithdrawn = ({ id }: typeof doses[number]) => choice.withdrawnDoseIds.includes(id);
  return (
    <>
      <h2>統合後の接種記録</h2>
      <DataTable
        caption="統合後の接種記録"
        columns={DOSE_COLUMNS}
        prose={[5]}
        rows={rowsOf(doses.filter((dose) => !isWithdrawn(dose)))}
        empty="接種記録はありません。"
      />
      {doses.some(isWithdrawn) && (
        <>
          <h2>削除済みになる接種記録</h2>
          <DataTable
            caption="削除済みになる接種記録"
            columns={DOSE_COLUMNS}
            prose={[5]}
            rows={rowsOf(doses.filter(isWithdrawn))}
            empty=""
          />
        </>
      )}
    </>
  );
}

function Consequences({ compared, choice }: MergeProps) {
  const absorbed = compared[otherSide(choice.kept)].person;
  return (
    <ul>
      <li>
        個別宛名番号「{absorbed
          .residentNumber}」の記録は「その他削除」になり、マイナンバーは消えます。
      </li>
      <li>
        今後のCSVファイルで「{absorbed
          .residentNumber}」の人を登録・変更しようとすると、その行はエラーになります。住民記録の側でも、使わない番号を整理してください。
      </li>
      <li>統合前の内容は変更の履歴にすべて残り、統合は理由を付けて取り消せます。</li>
    </ul>
  );
}

/** What was chosen, from page to page: sides and random ids only. */
function Choices({ typed }: { typed: Typed }) {
  const chosen = Object.entries(typed)
    .filter(([name]) => !["reason", "reasonText", "step"].includes(name));
  return <>{chosen.map(([name, value]) => <input type="hidden" name={name} value={value} />)}</>;
}
