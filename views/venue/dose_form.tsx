import { VACCINES } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { formatOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface DoseFormProps {
  ticket: Ticket;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 会場名 / 接種日 / ワクチン・ロットNo. / 医師名, and 登録. An examination has no vaccine. */
export function DoseForm({ ticket, typed, problems }: DoseFormProps) {
  return (
    <>
      <h2>接種の内容</h2>
      <Form action={paths.venueDoses} label="接種の内容" layout="grid">
        <input type="hidden" name="ocrLine" value={formatOcrLine(ticket)} />
        <input type="hidden" name="clientKey" value={typed.clientKey} />
        <TextField
          name="venueName"
          label="会場名"
          hint="30文字以内"
          value={typed.venueName}
          problems={problems}
          size="long"
        />
        <TextField
          name="vaccinatedOn"
          label="接種日"
          hint="例：20210601、2021/6/1、令和3年6月1日"
          value={typed.vaccinatedOn}
          problems={problems}
        />
        {ticket.kind === "vaccination" && <VaccineFields typed={typed} problems={problems} />}
        <TextField
          name="doctorName"
          label="医師名"
          hint="20文字以内"
          value={typed.doctorName}
          problems={problems}
        />
        <SubmitButton>登録</SubmitButton>
      </Form>
    </>
  );
}

function VaccineFields({ typed, problems }: Omit<DoseFormProps, "ticket">) {
  return (
    <>
      <SelectField
        name="vaccineCode"
        label="ワクチン"
        hint="接種したワクチンを選んでください。"
        value={typed.vaccineCode}
        problems={problems}
        choices={VACCINES.map(({ code, maker, product }) => ({
          value: code,
          label: `${maker}（${product}）`,
        }))}
      />
      <TextField
        name="lotNumber"
        label="ロットNo."
        hint="20文字以内。シールのとおりに入力してください。"
        value={typed.lotNumber}
        problems={problems}
      />
    </>
  );
}
