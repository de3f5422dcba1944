import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "./field.tsx";

interface PeriodFieldsProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 開始日 and 終了日, either of which may be left out, as `from` and `to`. */
export function PeriodFields({ typed, problems }: PeriodFieldsProps) {
  return (
    <>
      <TextField
        name="from"
        label="開始日"
        hint="この日から。例：20210601、令和3年6月1日"
        value={typed.from}
        problems={problems}
        optional
      />
      <TextField
        name="to"
        label="終了日"
        hint="この日まで。空白なら限りません。"
        value={typed.to}
        problems={problems}
        optional
      />
    </>
  );
}
