import type { ComparedPair, MergeSide } from "./compared_pair.ts";
import { fieldLines, MERGE_FIELDS, type MergeField, mergeFieldLabel } from "./compare_people.ts";
import type { MergeChoice } from "./merge_choice.ts";

/** A field of the person as they will be. */
export interface MergedField {
  field: MergeField;
  label: string;
  lines: readonly string[];
  from: MergeSide;
}

/** The person as the choice makes them, field by field, for the confirmation. */
export function mergedFields(pair: ComparedPair, { fields }: MergeChoice): MergedField[] {
  return MERGE_FIELDS.map((field) => ({
    field,
    label: mergeFieldLabel(field),
    lines: fieldLines(field, pair[fields[field]].person),
    from: fields[field],
  }));
}
