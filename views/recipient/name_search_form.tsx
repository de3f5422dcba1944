import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { TextField } from "../form/field.tsx";
import { Form } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface NameSearchFormProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 「氏名」などで照会. */
export function NameSearchForm({ typed, problems }: NameSearchFormProps) {
  return (
    <Form action={paths.search} label="「氏名」などで照会">
      <p>
        カナ氏名と生年月日の、どちらか一方は必ず入力してください。両方あるほど早く見つかります。
      </p>
      <TextField
        name="nameKana"
        label="カナ氏名"
        hint="例：ヤマダ ハナコ。姓と名は続けても空白で区切っても、ひらがなや半角でもかまいません。"
        value={typed.nameKana}
        problems={problems}
        optional
      />
      <TextField
        name="birthDate"
        label="生年月日"
        hint="「19560412」「1956/4/12」「昭和31年4月12日」「S31.4.12」のどの書き方でもかまいません。"
        value={typed.birthDate}
        problems={problems}
        optional
      />
      <SexField chosen={typed.sex ?? ""} problems={problems} />
      <button type="submit" class="button button--outline" aria-label="「氏名」などで照会">
        照会
      </button>
    </Form>
  );
}

function SexField({ chosen, problems }: { chosen: string; problems: readonly FormProblem[] }) {
  const error = problems.find((problem) => problem.field === "sex");
  const choices = [
    { value: "", label: "指定しない" },
    ...Sex.options.map((sex) => ({ value: sex as string, label: sexLabel(sex) })),
  ];
  return (
    <fieldset
      class={error ? "field field--wrong" : "field"}
      id="sex"
      aria-describedby={error ? "sex-error" : undefined}
    >
      <legend class="field__label">
        性別<span class="field__optional">任意</span>
      </legend>
      <div class="choices">
        {choices.map(({ value, label }) => (
          <div class="choice">
            <input
              type="radio"
              id={`sex-${value || "any"}`}
              name="sex"
              value={value}
              checked={value === chosen}
            />
            <label for={`sex-${value || "any"}`}>{label}</label>
          </div>
        ))}
      </div>
      {error && <p class="field__error" id="sex-error">{error.message}</p>}
    </fieldset>
  );
}
