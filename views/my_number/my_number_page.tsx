import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  groupedMyNumber,
  MY_NUMBER_REASONS,
  SHOWN_PER_HOUR,
  SHOWN_SECONDS,
} from "../../domain/record/my_number_showing.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import type { Protection } from "../../domain/record/protection.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ProtectionNotice } from "../protection/protection_notice.tsx";
import { kanaOf, nameOf } from "../record/person_part.tsx";

interface MyNumberPageProps {
  person: RecordPerson;
  /** The newest first. */
  protections: readonly Protection[];
  today: PlainDate;
  typed?: Typed;
  problems?: readonly FormProblem[];
  /** Shown this once; undefined as long as nobody has said what for. */
  myNumber?: string;
  /** Why it is not shown though a reason was given. */
  refusal?: string;
}

/** マイナンバーの表示: asks what for, and shows the number in the answer to that alone. */
export function MyNumberPage(props: MyNumberPageProps) {
  const { person, protections, today, problems = [], myNumber, refusal } = props;
  return (
    <>
      <h1>マイナンバーの表示</h1>
      <ErrorSummary problems={problems} />
      <ProtectionNotice protections={protections} today={today} />
      {refusal && (
        <Message look="stop" heading="表示できません">
          <p>{refusal}</p>
        </Message>
      )}
      <dl class="facts">
        <dt>個別宛名番号</dt>
        <dd>{person.residentNumber}</dd>
        <dt>氏名</dt>
        <dd class="facts__name">{nameOf(person) || "未登録"}</dd>
        <dt>カナ氏名</dt>
        <dd>{kanaOf(person) || "未登録"}</dd>
        <dt>生年月日</dt>
        <dd>{person.birthDate ? formatDate(person.birthDate) : "未登録"}</dd>
      </dl>
      {myNumber ? <Shown myNumber={myNumber} /> : <Question {...props} />}
      <p>
        <LinkButton href={paths.recipient(person.id)}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}

function Shown({ myNumber }: { myNumber: string }) {
  return (
    <section
      aria-labelledby="shown-number"
      class="shown-number"
      x-data="passingNumber"
      data-seconds={SHOWN_SECONDS}
    >
      <h2 id="shown-number">マイナンバー</h2>
      <p class="shown-number__digits" data-passing>{groupedMyNumber(myNumber)}</p>
      <div role="status">
        <p>
          この番号は{SHOWN_SECONDS}秒後に画面から消えます。表示したことは記録しました。
        </p>
        <p data-passed hidden>
          番号を画面から消しました。もう一度見るときは、照会結果から「表示する」を選んでください。
        </p>
      </div>
    </section>
  );
}

function Question({ person, typed = {}, problems = [] }: MyNumberPageProps) {
  if (!person.hasMyNumber) {
    return (
      <Message look="plain" heading="登録されていません">
        <p>この人のマイナンバーは登録されていません。</p>
      </Message>
    );
  }
  return (
    <>
      <p>
        マイナンバーは、事務に必要なときだけ表示します。だれが、いつ、何のために表示したかを記録します。表示できるのは1時間に{SHOWN_PER_HOUR}件までです。
      </p>
      <Form action={paths.myNumber(person.id)} label="マイナンバーの表示">
        <ReasonFields
          reasons={MY_NUMBER_REASONS}
          choice={{ name: "myNumberReason", label: "表示する理由" }}
          note={{ name: "myNumberNote", label: "理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <SubmitButton>マイナンバーを表示する</SubmitButton>
      </Form>
    </>
  );
}
