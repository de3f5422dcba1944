import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  COMPARED_DOCUMENTS,
  type ConfirmationRecord,
  RELEASE_REASONS,
} from "../../domain/record/confirmation.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import { recordFingerprint } from "../../domain/record/record_fingerprint.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

/** What was typed into one of these forms and refused. */
export interface RefusedConfirmation {
  typed: Typed;
  problems: readonly FormProblem[];
  /** Somebody else was faster. */
  overtaken?: string;
}

interface ConfirmationPartProps {
  record: PersonRecord;
  /** The newest first; the first may still hold. */
  confirmations: readonly ConfirmationRecord[];
  /** Whether the page shows a draft instead of what is stored. */
  hasDraft: boolean;
  refused: RefusedConfirmation | undefined;
}

/** 照会結果 › 紙の書類との照合: locks the record as it is shown, or takes the lock off again. */
export function ConfirmationPart(props: ConfirmationPartProps) {
  const { record, confirmations, hasDraft, refused } = props;
  const current = confirmations.find(({ release }) => release === null);
  const form = { recipientId: record.subject.id, refused };
  return (
    <section aria-labelledby="confirmation">
      <h2 id="confirmation">紙の書類との照合（確認済み）</h2>
      {current
        ? <ReleaseForm {...form} confirmationId={current.id} />
        : hasDraft
        ? <NotWhileEdited />
        : <ConfirmForm {...form} fingerprint={recordFingerprint(record)} />}
      {confirmations.length > 0 && <PastConfirmations confirmations={confirmations} />}
    </section>
  );
}

function NotWhileEdited() {
  return (
    <p>
      編集中の内容があるため、まだ確認済みにできません。更新するか編集をやめてから、登録済みの内容を紙の書類と見比べてください。
    </p>
  );
}

interface FormProps {
  recipientId: string;
  refused: RefusedConfirmation | undefined;
}

function ConfirmForm({ recipientId, refused, fingerprint }: FormProps & { fingerprint: string }) {
  const { typed = {}, problems = [] } = refused ?? {};
  return (
    <details class="folded" open={problems.length > 0}>
      <summary class="folded__heading">確認済みにする</summary>
      <div class="folded__body">
        <p>
          この画面の内容をすべて紙の書類と見比べたら、確認済みにできます。確認済みの記録は、解除するまで、データ登録・接種券の読み取り・補正のどれでも変わりません。
        </p>
        <Form action={paths.confirmation(recipientId)} label="確認済みにする">
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <ReasonFields
            reasons={COMPARED_DOCUMENTS}
            choice={{ name: "comparedWith", label: "照合した書類" }}
            note={{ name: "comparedNote", label: "書類の説明" }}
            typed={typed}
            problems={problems}
          />
          <SubmitButton look="outline">確認済みにする</SubmitButton>
        </Form>
      </div>
    </details>
  );
}

/** A link to what is folded away unfolds it. */
function ReleaseForm({ recipientId, refused, confirmationId }: FormProps & {
  confirmationId: string;
}) {
  const { typed = {}, problems = [] } = refused ?? {};
  return (
    <details class="folded" open={problems.length > 0}>
      <summary class="folded__heading">確認済みを解除する</summary>
      <div class="folded__body" id="release">
        <Form action={paths.confirmationRelease(recipientId)} label="確認済みの解除">
          <input type="hidden" name="confirmationId" value={confirmationId} />
          <ReasonFields
            reasons={RELEASE_REASONS}
            choice={{ name: "releaseReason", label: "解除する理由" }}
            note={{ name: "releaseNote", label: "解除する理由の説明" }}
            typed={typed}
            problems={problems}
          />
          <SubmitButton look="outline">確認済みを解除する</SubmitButton>
        </Form>
      </div>
    </details>
  );
}

function PastConfirmations({ confirmations }: Pick<ConfirmationPartProps, "confirmations">) {
  return (
    <DataTable
      caption="確認済みの履歴（新しい順）"
      columns={[
        "確認済みにした日時",
        "確認した人",
        "照合した書類",
        "解除した日時",
        "解除した人",
        "解除した理由",
      ]}
      prose={[2, 5]}
      empty=""
      rows={confirmations.map(({ confirmedAt, loginId, reason, release }) => [
        formatDateTime(confirmedAt),
        loginId,
        reason,
        release ? formatDateTime(release.at) : "–",
        release?.loginId ?? "–",
        release?.reason ?? "–",
      ])}
    />
  );
}
