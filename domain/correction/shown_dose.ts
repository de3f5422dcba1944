import type { PersonRecord } from "../record/person_record.ts";
import { type CorrectableDose, correctableDose } from "./correctable.ts";
import { type DraftEdits, editedDose } from "./draft.ts";
import type { DraftMark } from "./drafted_record.ts";

/** A dose as its edit screen shows it: the draft's cells over those that are stored. */
export interface ShownDose {
  dose: CorrectableDose;
  /** Of the stored row the draft began from; 0 of one that is only added. */
  version: number;
  mark: DraftMark | undefined;
}

/** By the dose's id, or an added one's key; undefined when the record has no such dose. */
export function shownDose(
  { doses, withdrawnDoses }: Pick<PersonRecord, "doses" | "withdrawnDoses">,
  edits: DraftEdits,
  id: string,
): ShownDose | undefined {
  const added = edits.added.find(({ key }) => key === id);
  if (added) return { dose: added.cells, version: 0, mark: "add" };
  const edit = edits.doses[id];
  if (edit) return { dose: editedDose(edit), version: edit.version, mark: edit.action };
  const stored = [...doses, ...withdrawnDoses].find((dose) => dose.id === id);
  return stored && { dose: correctableDose(stored), version: stored.version, mark: undefined };
}
