import { japanToday, type PlainDate } from "../date/plain_date.ts";
import { DOSE_WARNING_RULES } from "../dose/dose_warning_rule.ts";
import {
  readDoctorName,
  readGivenDay,
  readLotNumber,
  readVaccineCode,
  readVenueName,
} from "../dose/entry_rules.ts";
import { ENTRY_WORDS } from "../dose/entry_words.ts";
import { entryTexts } from "../dose/session_preset.ts";
import type { TypedDose } from "../dose/ticket_circumstances.ts";
import { offeredVaccines } from "../dose/vaccine.ts";
import { examineRecord } from "../finding/examine_record.ts";
import { examinationMasters } from "../finding/examined_record.ts";
import type { FormProblem, Typed } from "../form_problem.ts";
import type { Result } from "../result.ts";
import type { Ticket } from "../ticket/ocr_line.ts";
import type { OfflineKit } from "./offline_kit.ts";

export interface OfflineDose {
  ticket: Ticket;
  typed: Typed;
  kit: Pick<OfflineKit, "vaccines" | "lots">;
  now: Date;
}

export interface OfflineJudgement {
  /** What keeps it from being stored. */
  problems: FormProblem[];
  /** What is odd about vaccine and lot, in the server's words: once seen there, seen here. */
  cautions: string[];
  /** Whether one of them will ask for a person when it is sent. */
  needsPerson: boolean;
}

/** What the form of a dose begins with. */
export function offlineEntryTexts({ preset }: Pick<OfflineKit, "preset">, now: Date): Typed {
  return entryTexts(preset ?? undefined, japanToday(now));
}

/** All that can be said of a dose without the register. */
export function judgeOfflineDose(dose: OfflineDose): OfflineJudgement {
  const today = japanToday(dose.now);
  const fields = readFields(dose, today);
  const problems = Object.entries(fields).flatMap(([field, read]) =>
    read.ok ? [] : [{ field, message: read.message }]
  );
  if (dose.typed.personConfirmed !== "yes") {
    problems.push({ field: "personConfirmed", message: NOT_CONFIRMED });
  }
  const warnings = warningsOf(dose, { today, typed: typedDose(fields) });
  return {
    problems,
    cautions: warnings.map(({ message }) => message),
    needsPerson: warnings.some(({ level }) => level !== "caution"),
  };
}

const NOT_CONFIRMED =
  "本人の確認がまだです。接種券の氏名を本人に確かめてから、確認の欄に印を付けてください。";

type Fields = Record<string, Result<string>>;

function readFields({ ticket, typed, kit }: OfflineDose, today: PlainDate): Fields {
  const { venueName = "", vaccinatedOn = "", doctorName = "" } = typed;
  const { vaccineCode = "", lotNumber = "" } = typed;
  return {
    venueName: readVenueName(venueName),
    vaccinatedOn: readGivenDay(vaccinatedOn, today),
    ...(ticket.kind === "vaccination" && {
      vaccineCode: readVaccineCode(vaccineCode, offeredVaccines(kit.vaccines)),
      lotNumber: readLotNumber(lotNumber),
    }),
    doctorName: readDoctorName(doctorName),
  };
}

/** Undefined while there is no day to judge it by. */
function typedDose({ vaccinatedOn, vaccineCode, lotNumber }: Fields): TypedDose | undefined {
  if (!vaccinatedOn?.ok) return undefined;
  return {
    vaccinatedOn: vaccinatedOn.value,
    vaccineCode: vaccineCode?.ok ? vaccineCode.value : null,
    lotNumber: lotNumber?.ok ? lotNumber.value : null,
  };
}

/** Those of the counter's warnings that need neither the person nor an earlier dose. */
const KNOWN_OFFLINE = [
  "vaccine_out_of_period",
  "lot_of_other_maker",
  "unknown_lot",
  "lot_expired",
] as const;

function warningsOf(
  { ticket, kit }: OfflineDose,
  { today, typed }: { today: PlainDate; typed: TypedDose | undefined },
) {
  if (!typed) return [];
  const { kind, doseNumber, ticketNumber } = ticket;
  const facts = { id: "typed", ticketNumber, kind, doseNumber, registeredOn: today };
  const doses = [{ ...facts, ...typed, isGivenHere: true }];
  const masters = examinationMasters({ ...kit, today });
  const found = examineRecord({ person: undefined, tickets: [], doses }, masters);
  return KNOWN_OFFLINE.flatMap((name) =>
    found.filter(({ rule }) => rule === name).map(({ explanation }) => ({
      level: DOSE_WARNING_RULES[name].level,
      message: ENTRY_WORDS[name](explanation),
    }))
  );
}
