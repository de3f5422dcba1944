import { ACCOUNT_ROLE_LABELS, ACCOUNT_ROLES } from "../../domain/account/account_role.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { SelectField } from "../form/field.tsx";

interface RoleFieldProps {
  value?: string;
  problems: readonly FormProblem[];
}

export function RoleField({ value = "general", problems }: RoleFieldProps) {
  return (
    <SelectField
      name="role"
      label="役割"
      hint="管理者は、職員の追加、照会の点検、操作の記録の確認もできます。"
      value={value}
      problems={problems}
      choices={ACCOUNT_ROLES.map((role) => ({ value: role, label: ACCOUNT_ROLE_LABELS[role] }))}
    />
  );
}
