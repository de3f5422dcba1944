import { parseDate } from "../../domain/date/parse_date.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";
import { TextField } from "../form/field.tsx";
import { VaccineFields } from "./vaccine_fields.tsx";

interface EntryFieldsProps {
  /** An examination has no vaccine. */
  kind: TicketKind;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of `doseEntryForm`: 会場名 / 接種日 / ワクチン・ロットNo. / 医師名. */
export function EntryFields({ kind, choices, today, typed, problems }: EntryFieldsProps) {
  const givenOn = parseDate(typed.vaccinatedOn ?? "");
  return (
    <>
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
      {kind === "vaccination" && (
        <VaccineFields
          hints={HINTS}
          choices={choices}
          givenOn={givenOn.ok ? givenOn.value : today}
          typed={typed}
          problems={problems}
        />
      )}
      <TextField
        name="doctorName"
        label="医師名"
        hint="20文字以内"
        value={typed.doctorName}
        problems={problems}
      />
    </>
  );
}

const HINTS = {
  vaccine: "接種したワクチンを選んでください。",
  lot: "20文字以内。シールのとおりに入力してください。",
};
