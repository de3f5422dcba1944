import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";

interface ClinicFieldsProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** What may be changed of a 医療機関 after it was registered, too. */
export function ClinicFields({ typed, problems }: ClinicFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="医療機関名"
        value={typed.name}
        problems={problems}
        size="long"
      />
      <TextField
        name="remark"
        label="備考"
        hint="連絡先の部署など。氏名などの個人情報は書かないでください。"
        value={typed.remark}
        problems={problems}
        size="long"
        optional
      />
    </>
  );
}
