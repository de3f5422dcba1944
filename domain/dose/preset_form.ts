import { z } from "zod";
import type { PlainDate } from "../date/plain_date.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";
import { chosenVaccine } from "./chosen_vaccine.ts";
import { doseEntryForm } from "./dose_entry.ts";
import { LotNumber } from "./lot_number.ts";
import type { Vaccine } from "./vaccine.ts";

/** Who stand at the tables of one venue; more would not fit the banner. */
const MOST_DOCTORS = 10;

/** At a venue doses are given today; papers are entered at the town hall days later. */
export type PresetDay = "today" | "past";

interface PresetCircumstances {
  day: PresetDay;
  today: PlainDate;
  /** As forms offer them. */
  vaccines: readonly Vaccine[];
}

/** The form of a session's presets, by the rules of the form of a dose; any of it may be blank. */
export function presetForm({ day, today, vaccines }: PresetCircumstances) {
  const dose = doseEntryForm("vaccination", today, vaccines).shape;
  const givenDay = blankOr(judgedBy(dose.vaccinatedOn), null)
    .transform((date) => date === today ? null : date);
  return z.object({
    venueName: blankOr(judgedBy(dose.venueName), ""),
    vaccinatedOn: day === "past" ? givenDay : z.string().transform((): PlainDate | null => null),
    vaccineCode: blankOr(judgedBy(chosenVaccine(vaccines)), null),
    lotNumber: blankOr(judgedBy(LotNumber), ""),
    doctorNames: schemaOf((typed) => doctorNames(typed, judgedBy(dose.doctorName))),
  }).superRefine((form, context) => {
    if (form.lotNumber !== "" && form.vaccineCode === null) {
      const message = "ロットNo.のワクチンを選んでください。";
      context.addIssue({ code: "custom", path: ["vaccineCode"], message });
    }
  });
}

export type PresetForm = z.output<ReturnType<typeof presetForm>>;

type TextRule<Value> = (text: string) => Result<Value>;

function blankOr<Value, Blank>(rule: TextRule<Value>, blank: Blank) {
  return schemaOf((typed): Result<Value | Blank> =>
    typed.trim() === "" ? success(blank) : rule(typed)
  );
}

/** One a line, or with 、 between them; the first one is at work. */
function doctorNames(typed: string, rule: TextRule<string>): Result<string[]> {
  const names: string[] = [];
  for (const text of typed.split(/[\n、]/).filter((line) => line.trim() !== "")) {
    const name = rule(text);
    if (!name.ok) return failure(`「${text.trim()}」：${name.message}`);
    if (!names.includes(name.value)) names.push(name.value);
  }
  if (names.length <= MOST_DOCTORS) return success(names);
  return failure(`医師名は${MOST_DOCTORS}人までにしてください（${names.length}人あります）。`);
}

function judgedBy<Value>(schema: z.ZodType<Value, string>): TextRule<Value> {
  return (text) => {
    const judged = schema.safeParse(text);
    return judged.success ? success(judged.data) : failure(judged.error.issues[0]!.message);
  };
}
