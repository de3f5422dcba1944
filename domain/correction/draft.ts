import { z } from "zod";
import { CorrectableDose, CorrectablePerson } from "./correctable.ts";

/** The row an edit began from: `base` is what it said at `version`. */
const version = z.number().int().min(1);

/** The changed cells of a person. */
export const PersonEdit = z.object({
  version,
  base: CorrectablePerson,
  cells: CorrectablePerson.partial(),
});
export type PersonEdit = z.infer<typeof PersonEdit>;

/** A stored dose that is changed, deleted, or restored (with changes, if there are any). */
export const DoseEdit = z.object({
  version,
  action: z.enum(["change", "withdraw", "restore"]),
  base: CorrectableDose,
  cells: CorrectableDose.partial(),
});
export type DoseEdit = z.infer<typeof DoseEdit>;

/** A dose that is added by hand; `key` names it until it is stored, and keeps it from being stored twice. */
export const AddedDose = z.object({ key: z.uuid(), cells: CorrectableDose });
export type AddedDose = z.infer<typeof AddedDose>;

/** All that was decided (決定) about one record and is not yet written (更新する). */
export const DraftEdits = z.object({
  person: PersonEdit.optional(),
  /** By the dose's id. */
  doses: z.record(z.uuid(), DoseEdit),
  added: z.array(AddedDose),
});
export type DraftEdits = z.infer<typeof DraftEdits>;

export const NO_EDITS: DraftEdits = { doses: {}, added: [] };

/** Drafts nobody touched for so many days are thrown away [ours]. */
export const DRAFT_DAYS = 30;

export function isEmptyDraft({ person, doses, added }: DraftEdits): boolean {
  return person === undefined && Object.keys(doses).length === 0 && added.length === 0;
}

/** A dose as it will be. */
export function editedDose({ base, cells }: Pick<DoseEdit, "base" | "cells">): CorrectableDose {
  return { ...base, ...cells };
}

export function editedPerson({ base, cells }: Pick<PersonEdit, "base" | "cells">) {
  return { ...base, ...cells };
}
