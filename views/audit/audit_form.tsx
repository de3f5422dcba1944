import { AUDIT_GROUP_NAMES, AUDIT_GROUPS } from "../../domain/audit/audit_acts.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";
import { Form, PlainForm, SubmitButton } from "../form/form.tsx";
import { PeriodFields } from "../form/period_fields.tsx";
import { paths } from "../paths.ts";

interface AuditFormProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Login IDs and addresses are people's: what is asked stands in no address, so it is posted. */
export function AuditForm({ typed, problems }: AuditFormProps) {
  return (
    <Form action={paths.audit} label="操作の記録を探す" layout="grid">
      <PeriodFields typed={typed} problems={problems} />
      <TextField
        name="loginId"
        label="ログインID"
        hint="操作した人。全体を入力してください。"
        value={typed.loginId}
        problems={problems}
        maxlength={254}
        optional
      />
      <ActField value={typed.what ?? ""} />
      <TextField
        name="address"
        label="アドレス"
        hint="「192.0.2.」のように途中まででも探せます。"
        value={typed.address}
        problems={problems}
        maxlength={45}
        optional
      />
      {typed.person && <PersonField person={typed.person} />}
      <div class="buttons">
        <SubmitButton>探す</SubmitButton>
      </div>
    </Form>
  );
}

function ActField({ value }: { value: string }) {
  return (
    <div class="field">
      <label class="field__label" for="what">
        操作<span class="field__optional">任意</span>
      </label>
      <p class="field__hint" id="what-hint">「（すべて）」は、その種類のどの操作も。</p>
      <select class="input input--medium" id="what" name="what" aria-describedby="what-hint">
        <option value="" selected={value === ""}>すべて</option>
        {AUDIT_GROUP_NAMES.map((group) => {
          const { label, acts } = AUDIT_GROUPS[group];
          return (
            <optgroup label={label}>
              <option value={group} selected={group === value}>{label}（すべて）</option>
              {Object.entries(acts).map(([act, words]) => (
                <option value={act} selected={act === value}>{words}</option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

/** Who was chosen on their record: their name is not shown here again. */
function PersonField({ person }: { person: string }) {
  return (
    <div class="field">
      <label class="field__label" for="person">
        接種対象者<span class="field__optional">任意</span>
      </label>
      <p class="field__hint" id="person-hint">
        照会結果から選んだ人の操作だけを探します。
      </p>
      <select class="input input--medium" id="person" name="person" aria-describedby="person-hint">
        <option value={person} selected>選んだ人だけ</option>
        <option value="">すべての人</option>
      </select>
    </div>
  );
}

interface AskedAgainProps {
  typed: Typed;
}

/** The search as it was, for another page of it or for the file. */
function AskedAgain({ typed }: AskedAgainProps) {
  return (
    <>
      {["from", "to", "loginId", "what", "address", "person"].map((name) => (
        <input type="hidden" name={name} value={typed[name] ?? ""} />
      ))}
    </>
  );
}

export function AuditFileForm({ typed }: AskedAgainProps) {
  return (
    <PlainForm action={paths.auditFile} label="ファイル">
      <AskedAgain typed={typed} />
      <SubmitButton look="outline">CSVでダウンロード</SubmitButton>
    </PlainForm>
  );
}

export function AuditPageForm(
  { typed, page, label }: AskedAgainProps & { page: number; label: string },
) {
  return (
    <Form action={paths.audit} label={label}>
      <AskedAgain typed={typed} />
      <input type="hidden" name="page" value={String(page)} />
      <SubmitButton look="outline">{label}</SubmitButton>
    </Form>
  );
}
