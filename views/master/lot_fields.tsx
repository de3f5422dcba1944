import { type Vaccine, vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";

interface LotFieldsProps {
  vaccines: readonly Vaccine[];
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of one lot. */
export function LotFields({ vaccines, typed, problems }: LotFieldsProps) {
  return (
    <>
      <VaccineSelect
        name="vaccineCode"
        vaccines={vaccines}
        value={typed.vaccineCode}
        problems={problems}
      />
      <TextField
        name="lotNumber"
        label="ロットNo."
        hint="20文字以内。全角や小文字は、半角の大文字にそろえて登録します。"
        value={typed.lotNumber}
        problems={problems}
      />
      <TextField
        name="expiresOn"
        label="有効期限"
        hint="例：20211231、2021/12/31。空白なら期限を調べません。"
        value={typed.expiresOn}
        problems={problems}
        optional
      />
      <TextField
        name="remark"
        label="備考"
        hint="100文字以内"
        value={typed.remark}
        problems={problems}
        optional
      />
    </>
  );
}

interface VaccineSelectProps {
  name: string;
  vaccines: readonly Vaccine[];
  value: string | undefined;
  problems: readonly FormProblem[];
}

export function VaccineSelect({ vaccines, ...field }: VaccineSelectProps) {
  return (
    <SelectField
      name={field.name}
      label="ワクチン"
      hint="どのワクチンのロットか選んでください。"
      value={field.value}
      problems={field.problems}
      choices={vaccines.map((vaccine) => ({ value: vaccine.code, label: vaccineLabel(vaccine) }))}
    />
  );
}
