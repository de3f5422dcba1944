import { Field } from "../form/field.tsx";
import { SubmitButton } from "../form/form.tsx";

interface TypedLineProps {
  page: number;
  typed: string;
  problem?: string;
}

/** OCRライン of one page, typed by hand; `static/scans.ts` sends it and puts the answer here. */
export function TypedLine({ page, typed, problem }: TypedLineProps) {
  const name = `line-${page}`;
  const problems = problem ? [{ field: name, message: problem }] : [];
  return (
    <form class="scan-line" data-typed-line={page} aria-label={`${page}枚目の番号`} novalidate>
      <Field
        name={name}
        label="OCRライン（18桁）"
        hint="画像の18桁の数字を、左から続けて入力してください。"
        problems={problems}
      >
        {(described) => (
          <input
            class="input input--line"
            id={name}
            name="line"
            value={typed}
            inputmode="numeric"
            autocomplete="off"
            aria-required="true"
            aria-describedby={described["aria-describedby"]}
            aria-invalid={described["aria-invalid"]}
          />
        )}
      </Field>
      <SubmitButton look="outline">この番号で確かめる</SubmitButton>
    </form>
  );
}
