import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { PresetDay } from "../../domain/dose/preset_form.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { VaccineFields } from "../dose/vaccine_fields.tsx";
import { Field, TextField } from "../form/field.tsx";

interface PresetFieldsProps {
  day: PresetDay;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of the presets; the field to begin with has the focus. */
export function PresetFields({ day, choices, today, typed, problems }: PresetFieldsProps) {
  return (
    <>
      <TextField
        name="venueName"
        label="会場名"
        hint="30文字以内"
        value={typed.venueName}
        problems={problems}
        size="long"
        optional
      />
      {day === "past"
        ? (
          <TextField
            name="vaccinatedOn"
            label="接種日"
            hint={`空欄なら登録する日（今日は${
              formatDate(today)
            }）です。予診票の束は、その接種日を入力します。例：20210601、令和3年6月1日`}
            value={typed.vaccinatedOn}
            problems={problems}
            optional
          />
        )
        : (
          <div class="field">
            <p class="field__label">接種日</p>
            <p class="field__hint">会場では、いつも登録する日です。</p>
            <p class="field__fixed">今日（{formatDate(today)}）</p>
          </div>
        )}
      <VaccineFields
        hints={{
          vaccine: "接種するワクチンを選んでください。",
          lot: "20文字以内。シールのとおりに入力するか、下の一覧から選んでください。",
        }}
        choices={choices}
        givenOn={day === "today" ? today : undefined}
        typed={typed}
        problems={problems}
        optional
      />
      <DoctorNames typed={typed} problems={problems} />
    </>
  );
}

function DoctorNames({ typed, problems }: Pick<PresetFieldsProps, "typed" | "problems">) {
  return (
    <Field
      name="doctorNames"
      label="医師名"
      hint="1行に1人、20文字以内。2人以上なら、読み取りの画面で1回押すだけで切り替えられます。"
      problems={problems}
      optional
    >
      {(described) => (
        <textarea
          class="input input--long"
          id="doctorNames"
          name="doctorNames"
          rows={3}
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          {typed.doctorNames}
        </textarea>
      )}
    </Field>
  );
}
