import { z } from "zod";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { doseEntryForm } from "../dose/dose_entry.ts";
import { lookupVaccine, type Vaccine, vaccineLabel } from "../dose/vaccine.ts";
import type { Typed } from "../form_problem.ts";
import { failure, type Result, success } from "../result.ts";
import { TICKET_KINDS, type TicketKind, ticketKindLabel } from "../ticket/ticket_kind.ts";
import { parseTicketSearch } from "../ticket/ticket_search.ts";
import { doseCellRules } from "../upload/dose_cells.ts";
import { MOST_DOSES } from "../upload/dose_columns.ts";
import type { CorrectableDose } from "./correctable.ts";
import { correctionField } from "./correction_fields.ts";

/** Chosen to leave a maker as it is that none of the municipality's vaccines has. */
export const UNLISTED_VACCINE = "unlisted";

const KINDS = Object.keys(TICKET_KINDS) as TicketKind[];

/** What the screen of one dose is judged by. */
export interface DoseCircumstances {
  /** As the screen showed the dose; undefined for 接種記録を追加. */
  shown: CorrectableDose | undefined;
  /** 券種 as it was chosen: an examination has no vaccine. */
  kind: TicketKind;
  today: PlainDate;
  municipalityCode: string;
  /** All of the municipality's, hidden ones too. */
  vaccines: readonly Vaccine[];
}

export const KIND_CHOICES = KINDS.map((kind) => ({ value: kind, label: ticketKindLabel(kind) }));
export const DOSE_NUMBER_CHOICES = Array.from({ length: MOST_DOSES }, (_, index) => ({
  value: String(index + 1),
  label: `${index + 1}回目`,
}));

/** 編集 of a dose, or 接種記録を追加: the rules of 予診票個別登録, where something was changed. */
export function doseForm({ shown, kind, today, municipalityCode, vaccines }: DoseCircumstances) {
  const texts = shown ? doseTexts(shown) : {};
  const entry = doseEntryForm(kind, today, vaccines).shape;
  const field = (
    label: string,
    key: "vaccinatedOn" | "ticketNumber" | "placeCode" | "venueName" | "doctorName",
    rule: (text: string) => Result<string>,
  ) => {
    const stood = shown && { text: texts[key]!, value: shown[key] };
    return correctionField({ label, rule, shown: stood }).transform((value) => value!);
  };
  // Another 券種 asks other questions, so nothing of the old answer stands.
  const stood = shown?.kind === kind ? shown : undefined;
  const vaccineFields = kind === "examination" ? { vaccineCode: nothing, lotNumber: nothing } : {
    vaccineCode: correctionField({
      label: "ワクチン",
      rule: judgedBy(entry.vaccineCode),
      shown: stood && { text: texts.vaccineCode!, value: texts.vaccineCode! },
    }),
    lotNumber: correctionField({
      label: "ロットNo.",
      rule: judgedBy(entry.lotNumber),
      shown: stood && { text: texts.lotNumber!, value: stood.lotNumber },
    }),
  };
  const ticketRule = (text: string) => parseTicketSearch(text, municipalityCode);
  const placeRule = doseCellRules({ today, vaccines }).placeCode;
  return z.object({
    kind: z.enum(KINDS, { error: "券種を選んでください。" }),
    doseNumber: z.string().regex(/^[1-9]$/, "回数を選んでください。").transform(Number),
    vaccinatedOn: field("接種日", "vaccinatedOn", judgedBy(entry.vaccinatedOn)),
    ticketNumber: field("券番号", "ticketNumber", ticketRule),
    placeCode: field("接種自治体コード", "placeCode", placeRule),
    venueName: field("会場名", "venueName", judgedBy(entry.venueName)),
    ...vaccineFields,
    doctorName: field("医師名", "doctorName", judgedBy(entry.doctorName)),
  });
}

const nothing = z.string().transform((): string | null => null);

/** A rule of 予診票個別登録 as a rule for text. */
function judgedBy<Value>(schema: z.ZodType<Value>): (text: string) => Result<Value> {
  return (text) => {
    const judged = schema.safeParse(text);
    return judged.success ? success(judged.data) : failure(judged.error.issues[0]!.message);
  };
}

export type DoseForm = z.output<ReturnType<typeof doseForm>>;

/** The dose as its form says it; a maker that is no vaccine of the list stays as it was. */
export function doseOf(
  form: DoseForm,
  { shown, vaccines }: Pick<DoseCircumstances, "shown" | "vaccines">,
): CorrectableDose {
  const { vaccineCode, ...cells } = form;
  if (vaccineCode === UNLISTED_VACCINE) {
    return { ...cells, vaccineCode: null, vaccineMaker: shown?.vaccineMaker ?? null };
  }
  // An untouched vaccine keeps the maker it was stored with, also when the master calls it otherwise now.
  const isSame = vaccineCode !== null && vaccineCode === shown?.vaccineCode;
  const maker = vaccineCode ? lookupVaccine(vaccines, vaccineCode)?.maker ?? null : null;
  return { ...cells, vaccineCode, vaccineMaker: isSame ? shown.vaccineMaker : maker };
}

/** What the fields of the screen show at first. */
export function doseTexts(dose: CorrectableDose): Typed {
  const { vaccineCode, vaccineMaker } = dose;
  return {
    kind: dose.kind,
    doseNumber: String(dose.doseNumber),
    vaccinatedOn: formatDate(dose.vaccinatedOn),
    ticketNumber: dose.ticketNumber,
    placeCode: dose.placeCode,
    venueName: dose.venueName,
    vaccineCode: vaccineCode ?? (vaccineMaker ? UNLISTED_VACCINE : ""),
    lotNumber: dose.lotNumber ?? "",
    doctorName: dose.doctorName,
  };
}

/** The vaccines offered, and the dose's own where it is none of them (any more). */
export function vaccineChoices(vaccines: readonly Vaccine[], dose: CorrectableDose | undefined) {
  const offered = vaccines.filter(({ code, isOffered }) => isOffered || code === dose?.vaccineCode)
    .map((vaccine) => ({ value: vaccine.code, label: vaccineLabel(vaccine) }));
  if (!dose?.vaccineMaker || dose.vaccineCode) return offered;
  return [
    { value: UNLISTED_VACCINE, label: `${dose.vaccineMaker}（一覧にないワクチン）` },
    ...offered,
  ];
}
