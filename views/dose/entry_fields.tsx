import { parseDate } from "../../domain/date/parse_date.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";
import { SelectField, TextField } from "../form/field.tsx";
import { KnownLots } from "../station/known_lots.tsx";

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
        <VaccineFields choices={choices} today={today} typed={typed} problems={problems} />
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

/** The list narrows to the chosen vaccine's lots (`static/known_lots.ts`). */
function VaccineFields({ choices, today, typed, problems }: Omit<EntryFieldsProps, "kind">) {
  const givenOn = parseDate(typed.vaccinatedOn ?? "");
  return (
    <div class="form__group" x-data="knownLots" x-on:change="narrow" x-on:click="take">
      <SelectField
        name="vaccineCode"
        label="ワクチン"
        hint="接種したワクチンを選んでください。"
        value={typed.vaccineCode}
        problems={problems}
        choices={choices.vaccines.map((vaccine) => ({
          value: vaccine.code,
          label: vaccineLabel(vaccine),
        }))}
      />
      <div>
        <TextField
          name="lotNumber"
          label="ロットNo."
          hint="20文字以内。シールのとおりに入力してください。"
          value={typed.lotNumber}
          problems={problems}
          list="knownLots"
        />
        <KnownLots choices={choices} givenOn={givenOn.ok ? givenOn.value : today} />
      </div>
    </div>
  );
}
