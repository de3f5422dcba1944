import { RECIPIENT_STATUSES } from "../../domain/recipient/recipient_status.ts";
import { SEXES } from "../../domain/recipient/sex.ts";
import { IN_PLACE } from "../../domain/correction/person_form.ts";
import type { CorrectablePerson } from "../../domain/correction/correctable.ts";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { Check } from "./check.tsx";
import { type Colleague, ColleagueNotice, EditRefused } from "./correction_notices.tsx";

interface PersonEditPageProps {
  record: RecordPath;
  /** As the draft has the person, or as they are. */
  person: CorrectablePerson;
  /** Of the person as they were when the draft began. */
  version: number;
  typed: Typed;
  problems?: readonly FormProblem[];
  colleagues: readonly Colleague[];
  refusal: EditRefusal | undefined;
}

/** 照会結果 › 編集 of the person: the ten columns, then 決定. */
export function PersonEditPage(props: PersonEditPageProps) {
  const { record, problems = [], colleagues, refusal } = props;
  return (
    <>
      <h1>接種対象者の編集</h1>
      <ErrorSummary problems={problems} />
      {refusal ? <EditRefused refusal={refusal} /> : (
        <>
          <ColleagueNotice colleagues={colleagues} />
          <p>
            「決定」を押すと、照会結果の画面に（変更）と表示されます。「更新する」まで、登録内容は変わりません。
          </p>
          <div class="in-pairs">
            <PersonForm {...props} />
          </div>
        </>
      )}
      <p>
        <LinkButton href={record}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}

function PersonForm({ record, person, version, typed, problems = [] }: PersonEditPageProps) {
  const field = (name: string, label: string) => ({ name, label, value: typed[name], problems });
  return (
    <Form action={correctionPaths(record).person} label="接種対象者の編集" layout="grid">
      <input type="hidden" name="version" value={String(version)} />
      <TextField {...field("residentNumber", "個別宛名番号")} />
      <MyNumberFields person={person} problems={problems} />
      <TextField {...field("familyName", "氏名（姓）")} />
      <TextField {...field("givenName", "氏名（名）")} optional />
      <TextField {...field("familyKana", "氏名（セイ）")} hint="カタカナ" />
      <TextField {...field("givenKana", "氏名（メイ）")} hint="カタカナ" optional />
      <TextField
        {...field("birthDate", "生年月日")}
        hint="例：19800401、1980/4/1、昭和55年4月1日"
      />
      <SelectField {...field("sex", "性別")} choices={SEX_CHOICES} />
      <TextField
        {...field("ticketNumber", "券番号")}
        hint="10桁。新しい番号にすると、今の券は旧券になります。空欄にすると、有効な券がなくなります。"
        inputmode="numeric"
        optional
      />
      <SelectField {...field("status", "転出／死亡フラグ")} choices={STATUS_CHOICES} />
      <div class="buttons">
        <SubmitButton>決定</SubmitButton>
      </div>
    </Form>
  );
}

const SEX_CHOICES = Object.entries(SEXES).map(([value, { label }]) => ({ value, label }));
const STATUS_CHOICES = [
  { value: IN_PLACE, label: "なし" },
  ...Object.entries(RECIPIENT_STATUSES).map(([value, { label }]) => ({ value, label })),
];

/** A My Number is typed, never shown: not the stored one, and not the one typed a moment ago. */
function MyNumberFields({ person, problems }: Pick<PersonEditPageProps, "person"> & {
  problems: readonly FormProblem[];
}) {
  const hints = {
    stored: "登録済みです（表示しません）。空欄のままなら変わりません。",
    typed: "新しい番号が入力済みです（表示しません）。空欄のままなら入力済みの番号にします。",
    none: "未登録です。空欄のままなら登録しません。",
  };
  return (
    <div>
      <TextField
        name="myNumber"
        label="マイナンバー"
        hint={hints[person.myNumber ?? "none"]}
        inputmode="numeric"
        problems={problems}
        optional
      />
      {person.myNumber === "stored" && (
        <Check name="myNumberChoice" value="removed" label="マイナンバーを削除する" />
      )}
      {person.myNumber === "typed" && (
        <Check name="myNumberChoice" value="withdrawn" label="入力済みの新しい番号を取りやめる" />
      )}
    </div>
  );
}
