import type { PersonRecord } from "../record/person_record.ts";
import type { CellChange } from "../upload/review.ts";
import {
  type CorrectionColumn,
  DOSE_COLUMNS,
  doseTitle,
  PERSON_COLUMNS,
} from "./correction_columns.ts";
import { type DoseEdit, type DraftEdits, editedDose, editedPerson } from "./draft.ts";
import type { DraftMark } from "./drafted_record.ts";

/** What 更新する will do to one row: every cell from what it was to what it will be. */
export interface StagedChange {
  /** "接種対象者", "2回目（接種）" */
  title: string;
  mark: DraftMark;
  cells: CellChange[];
}

/** The changes of a draft: the person first, then the doses in the order of the record. */
export function correctionChanges(
  { person, doses, added }: DraftEdits,
  record: Pick<PersonRecord, "doses" | "withdrawnDoses">,
): StagedChange[] {
  const order = [...record.doses, ...record.withdrawnDoses].map(({ id }) => id);
  const edited = Object.entries(doses)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return [
    ...(person
      ? [{
        title: "接種対象者",
        mark: "change" as const,
        cells: differences(PERSON_COLUMNS, person.base, editedPerson(person)),
      }]
      : []),
    ...edited.map(([, edit]) => doseChange(edit)),
    ...added.map(({ cells }) => ({
      title: doseTitle(cells),
      mark: "add" as const,
      cells: differences(DOSE_COLUMNS, undefined, cells),
    })),
  ];
}

/** The labels of the columns a draft changes, for the audit: never their values. */
export function changedColumns(edits: DraftEdits): string[] {
  const of = <Row>(columns: readonly CorrectionColumn<Row>[], cells: object) =>
    columns.filter(({ key }) => key in cells).map(({ label }) => label);
  const doses = Object.values(edits.doses);
  return [
    ...new Set([
      ...of(PERSON_COLUMNS, edits.person?.cells ?? {}),
      ...doses.flatMap(({ cells }) => of(DOSE_COLUMNS, cells)),
      ...(doses.some(({ action }) => action === "withdraw") ? ["接種記録の削除"] : []),
      ...(doses.some(({ action }) => action === "restore") ? ["接種記録の復元"] : []),
      ...(edits.added.length > 0 ? ["接種記録の追加"] : []),
    ]),
  ];
}

function doseChange(edit: DoseEdit): StagedChange {
  const { action: mark, base } = edit;
  const before = mark === "restore" ? undefined : base;
  const after = mark === "withdraw" ? undefined : editedDose(edit);
  return { title: doseTitle(base), mark, cells: differences(DOSE_COLUMNS, before, after) };
}

/** The columns whose shown values differ; a row that is not there shows nothing. */
export function differences<Row>(
  columns: readonly CorrectionColumn<Row>[],
  former: Row | undefined,
  next: Row | undefined,
): CellChange[] {
  return columns.map(({ label, shown }) => ({
    column: label,
    before: former && shown(former) || null,
    after: next && shown(next) || null,
  })).filter(({ before, after }) => before !== after);
}
