import type { MasterChange } from "../../domain/dose/master_change.ts";
import { type Vaccine, vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { MasterChanges } from "./master_changes.tsx";
import { Overtaken, type OvertakenChange } from "./overtaken.tsx";
import { VaccineFields } from "./vaccine_fields.tsx";

/** A restriction that waits for a second press of the button. */
export interface Narrowing {
  effects: readonly string[];
  dosesOutside: number;
  /** What that second press confirms. */
  key: string;
}

interface VaccinePageProps {
  vaccine: Vaccine;
  changes: readonly MasterChange[];
  typed: Typed;
  /** Of the vaccine that is about to be changed. */
  version: number;
  problems?: readonly FormProblem[];
  narrowing?: Narrowing;
  overtaken?: OvertakenChange;
}

/** ワクチンの変更. */
export function VaccinePage(props: VaccinePageProps) {
  const { vaccine, changes, typed, version, problems = [], narrowing, overtaken } = props;
  return (
    <>
      <h1>ワクチンの変更</h1>
      <ErrorSummary problems={problems} />
      {overtaken && <Overtaken by={overtaken.by} cells={overtaken.cells} />}
      {narrowing && <NarrowingMessage narrowing={narrowing} />}
      <h2>{vaccineLabel(vaccine)}</h2>
      <p>
        変更した内容は、これからの登録と確認に使います。登録済みの接種記録のワクチンメーカーの名前は変わりません。
      </p>
      <Form action={paths.vaccine(vaccine.code)} label="ワクチンの変更" layout="grid">
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="confirmed" value={narrowing?.key ?? ""} />
        <VaccineFields typed={typed} problems={problems} />
        <div class="buttons">
          <SubmitButton>変更する</SubmitButton>
          <LinkButton href={paths.vaccines}>変更せずに戻る</LinkButton>
        </div>
      </Form>
      <MasterChanges changes={changes} />
    </>
  );
}

function NarrowingMessage({ narrowing: { effects, dosesOutside } }: { narrowing: Narrowing }) {
  return (
    <div tabindex={-1} data-focus="first">
      <Message look="caution" heading="条件が厳しくなります。まだ変更していません">
        <ul>{effects.map((effect) => <li>{effect}</li>)}</ul>
        <p>
          登録済みの接種記録は変わりませんが、新しい条件で調べ直し、合わないものが「要修正・要確認」に載ります。
          {dosesOutside > 0 && (
            <strong>
              接種日が新しい有効期間の外になる接種記録は{dosesOutside.toLocaleString(
                "ja-JP",
              )}件です。
            </strong>
          )}
        </p>
        <p>このまま変更するときは、もう一度「変更する」を押してください。</p>
      </Message>
    </div>
  );
}
