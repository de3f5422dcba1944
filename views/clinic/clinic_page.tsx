import type { Clinic } from "../../domain/account/clinic.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ClinicFields } from "./clinic_fields.tsx";
import { clinicState, instantText } from "./clinic_words.ts";

interface ClinicPageProps {
  clinic: Clinic;
  /** As the fields show it. */
  typed: Typed;
  problems?: readonly FormProblem[];
  /** Somebody else changed the entry before what was sent now could be done. */
  isOvertaken?: true;
  /** What was done just now, as a sentence. */
  done?: string;
}

/** 医療機関 › one entry: 更新, 停止 or 再開, 削除. */
export function ClinicPage(props: ClinicPageProps) {
  const { clinic, problems = [], isOvertaken, done } = props;
  return (
    <>
      <h1>医療機関：{clinic.name}</h1>
      <ErrorSummary problems={problems} />
      {isOvertaken && <Overtaken clinic={clinic} />}
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <Facts clinic={clinic} />
      <Change {...props} />
      {clinic.disabledAt ? <Enabling clinic={clinic} /> : <Disabling clinic={clinic} />}
      <h2>削除</h2>
      <p>この医療機関を一覧から除きます。登録した接種記録と操作の記録は残ります。</p>
      <p>
        <LinkButton href={paths.clinicRemoval(clinic.id)}>削除</LinkButton>
      </p>
      <p>
        <LinkButton href={paths.clinics}>一覧へ戻る</LinkButton>
      </p>
    </>
  );
}

interface OfClinic {
  clinic: Clinic;
}

function Overtaken({ clinic: { changedAt, changedBy } }: OfClinic) {
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="受け付けませんでした">
        <p>
          {changedAt && `${instantText(changedAt)}に${changedBy}が先に変更しました。`}
          今の内容を確かめて、よければもう一度操作してください。
        </p>
      </Message>
    </div>
  );
}

export function Facts({ clinic }: OfClinic) {
  const { gmisId, changedAt, changedBy, lastUsedAt, createdAt } = clinic;
  return (
    <dl class="facts">
      <dt>G-MIS ID</dt>
      <dd>{gmisId}</dd>
      <dt>状態</dt>
      <dd>{clinicState(clinic)}</dd>
      <dt>最終利用</dt>
      <dd>{instantText(lastUsedAt, "まだ使われていません")}</dd>
      <dt>登録日時</dt>
      <dd>{instantText(createdAt)}</dd>
      <dt>最後の変更</dt>
      <dd>{changedAt ? `${instantText(changedAt)} ${changedBy}` : "–"}</dd>
    </dl>
  );
}

function Change({ clinic, typed, problems = [] }: ClinicPageProps) {
  return (
    <>
      <h2>更新</h2>
      <Form action={paths.clinic(clinic.id)} label="更新">
        <input type="hidden" name="version" value={String(clinic.version)} />
        <ClinicFields typed={typed} problems={problems} />
        <SubmitButton>更新</SubmitButton>
      </Form>
    </>
  );
}

function Disabling({ clinic }: OfClinic) {
  return (
    <>
      <h2>停止</h2>
      <p>
        この医療機関をすぐに使えなくします。ログイン中の端末も、すぐに使えなくなります。あとで再開できます。
      </p>
      <Form action={paths.clinicDisabling(clinic.id)} label="停止する">
        <input type="hidden" name="version" value={String(clinic.version)} />
        <SubmitButton look="outline">停止する</SubmitButton>
      </Form>
    </>
  );
}

function Enabling({ clinic }: OfClinic) {
  return (
    <>
      <h2>再開</h2>
      <p>もう一度、G-MIS IDでログインできるようにします。</p>
      <Form action={paths.clinicEnabling(clinic.id)} label="再開する">
        <input type="hidden" name="version" value={String(clinic.version)} />
        <SubmitButton look="outline">再開する</SubmitButton>
      </Form>
    </>
  );
}
