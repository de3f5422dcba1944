import { formatDate } from "../../domain/date/plain_date.ts";
import { dosesOfBoth, SIDE_LABELS, sideOfTicket } from "../../domain/duplicate/compared_pair.ts";
import { collisionField, doseCollisions } from "../../domain/duplicate/dose_collision.ts";
import type { RecordDose } from "../../domain/record/person_record.ts";
import { doseName } from "../dose/dose_table.tsx";
import { DataTable } from "../layout/data_table.tsx";
import type { ChoiceProps } from "./people_comparison.tsx";
import { SideChoice } from "./side_choice.tsx";

const REST = ["記録", "接種日", "ワクチン", "ロットNo.", "会場名", "券番号"];
export const DOSE_COLUMNS = ["回数", ...REST];

/** Cells of a dose after the one that names it. */
export function doseCells(dose: RecordDose): string[] {
  return [
    formatDate(dose.vaccinatedOn),
    dose.vaccineMaker ?? "–",
    dose.lotNumber ?? "–",
    dose.venueName,
    dose.ticketNumber,
  ];
}

/** The doses of both as one list; of two with the same number one is chosen. */
export function DosesComparison({ pair, typed, problems, choosing }: ChoiceProps) {
  const collisions = doseCollisions(pair);
  const afterwards = (dose: RecordDose) => {
    const collision = collisions.find(({ doses }) => doses.includes(dose));
    if (!collision) return "残る";
    const field = collisionField(collision);
    return (
      <SideChoice
        name={field}
        value={dose.id}
        id={dose === collision.doses[0] ? field : `${field}-${dose.id}`}
        group={`${dose.id}-name`}
        checked={typed[field] === dose.id}
        lines={[`${SIDE_LABELS[sideOfTicket(pair, dose.ticketNumber)!]}を残す`]}
        error={problems.some((each) => each.field === field) ? `${field}-error` : undefined}
      />
    );
  };
  return (
    <>
      {choosing && collisions.length > 0 && (
        <p>
          同じ回数の接種が両方にあります。残すほうを選んでください。残さないほうは削除済みになり、履歴に残ります。どちらも実際に受けた接種なら、統合する前に「照会・補正」で回数を直してください。
        </p>
      )}
      {problems.filter(({ field }) => field.startsWith("dose-")).map(({ field, message }) => (
        <p class="field__error" id={`${field}-error`}>{message}</p>
      ))}
      <DataTable
        caption="接種記録の比較"
        columns={choosing ? ["回数", "統合後", ...REST] : DOSE_COLUMNS}
        prose={[choosing ? 6 : 5]}
        rows={dosesOfBoth(pair).map((dose) => [
          <span id={`${dose.id}-name`}>{doseName(dose)}</span>,
          ...(choosing ? [afterwards(dose)] : []),
          SIDE_LABELS[sideOfTicket(pair, dose.ticketNumber)!],
          ...doseCells(dose),
        ])}
        empty="どちらの記録にも接種記録はありません。"
      />
    </>
  );
}
