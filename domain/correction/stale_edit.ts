import type { PersonRecord, RecordDose } from "../record/person_record.ts";
import {
  correctableDose,
  type CorrectablePerson,
  correctablePerson,
  differingCells,
} from "./correctable.ts";
import {
  type CorrectionColumn,
  DOSE_COLUMNS,
  doseTitle,
  PERSON_COLUMNS,
} from "./correction_columns.ts";
import { type DoseEdit, type DraftEdits, editedDose, editedPerson } from "./draft.ts";

/** One cell in three versions, as the screen shows them; null is blank. */
export interface StaleCell {
  column: string;
  /** Before editing began. */
  before: string | null;
  /** As it is stored now. */
  now: string | null;
  /** As the draft has it. */
  mine: string | null;
}

/** A row that somebody changed after it was edited here. */
export interface StaleRow {
  /** The dose's id; "" is the person. */
  id: string;
  title: string;
  cells: StaleCell[];
  /** How the row as a whole differs: deleted, restored, or no longer in this record. */
  standing: "changed" | "withdrawn" | "restored" | "gone";
}

/** The rows of a draft that no longer stand as they were edited. */
export function staleRows(edits: DraftEdits, record: PersonRecord): StaleRow[] {
  const rows: StaleRow[] = [];
  const now = correctablePerson(record);
  const { person } = edits;
  if (person && now && record.person && isStalePerson(person, record)) {
    const mine = editedPerson(person);
    const cells = staleCells(PERSON_COLUMNS, { before: person.base, now, mine });
    rows.push({ id: "", title: "接種対象者", cells, standing: "changed" });
  }
  for (const [id, edit] of Object.entries(edits.doses)) {
    const stored = storedDose(record, id);
    if (stored?.version === edit.version) continue;
    rows.push(staleDose(id, edit, stored));
  }
  return rows;
}

/**
 * The draft on top of what is stored now: its own cells stay, everything else is the other's. What
 * was deleted meanwhile and is changed here will be restored; a dose that is gone drops out.
 */
export function rebaseEdits(edits: DraftEdits, record: PersonRecord): DraftEdits {
  const doses = Object.entries(edits.doses).flatMap(([id, edit]) => {
    const stored = storedDose(record, id);
    if (!stored) return [];
    if (stored.version === edit.version) return [[id, edit] as const];
    const rebased = rebasedDose(edit, stored);
    return rebased ? [[id, rebased] as const] : [];
  });
  const person = rebasedPerson(edits, record);
  return { ...(person && { person }), doses: Object.fromEntries(doses), added: edits.added };
}

function isStalePerson(
  { version, base, cells }: NonNullable<DraftEdits["person"]>,
  { person, tickets }: PersonRecord,
): boolean {
  if (person?.version !== version) return true;
  const active = tickets.find(({ state }) => state === "active")?.ticketNumber ?? null;
  return "ticketNumber" in cells && active !== base.ticketNumber;
}

function rebasedPerson({ person }: DraftEdits, record: PersonRecord): DraftEdits["person"] {
  const base = correctablePerson(record);
  if (!person || !base || !record.person) return undefined;
  const cells = differingCells<CorrectablePerson>(base, { ...base, ...person.cells });
  if (Object.keys(cells).length === 0) return undefined;
  return { version: record.person.version, base, cells };
}

function rebasedDose(edit: DoseEdit, stored: RecordDose): DoseEdit | undefined {
  const { version } = stored;
  const base = correctableDose(stored);
  const isLive = stored.withdrawnAt === null;
  if (edit.action === "withdraw") {
    return isLive ? { version, base, action: "withdraw", cells: {} } : undefined;
  }
  const cells = differingCells(base, { ...base, ...edit.cells });
  if (!isLive) return { version, base, action: "restore", cells };
  return Object.keys(cells).length > 0 ? { version, base, action: "change", cells } : undefined;
}

function staleDose(id: string, edit: DoseEdit, stored: RecordDose | undefined): StaleRow {
  const wasLive = edit.action !== "restore";
  const isLive = stored?.withdrawnAt === null;
  const standing = !stored
    ? "gone"
    : wasLive === isLive
    ? "changed"
    : isLive
    ? "restored"
    : "withdrawn";
  const now = stored ? correctableDose(stored) : edit.base;
  const cells = staleCells(DOSE_COLUMNS, { before: edit.base, now, mine: editedDose(edit) });
  return { id, title: doseTitle(edit.base), cells, standing };
}

/** The cells that either side changed. */
export function staleCells<Row>(
  columns: readonly CorrectionColumn<Row>[],
  { before, now, mine }: { before: Row; now: Row; mine: Row },
): StaleCell[] {
  return columns.map(({ label, shown }) => ({
    column: label,
    before: shown(before) || null,
    now: shown(now) || null,
    mine: shown(mine) || null,
  })).filter((cell) => cell.before !== cell.now || cell.before !== cell.mine);
}

function storedDose(record: PersonRecord, id: string): RecordDose | undefined {
  return [...record.doses, ...record.withdrawnDoses].find((dose) => dose.id === id);
}
