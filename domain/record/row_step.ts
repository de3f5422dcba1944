/** The tables whose rows are never overwritten: a change leaves the version before it in a history. */
export const RECORD_TABLES = ["recipient", "ticket", "dose"] as const;
export type RecordTable = typeof RECORD_TABLES[number];

/** A row's columns as they are stored, by name. */
export type RowValues = Readonly<Record<string, string | number | null>>;

/** What a row said from one change to the next. */
export interface RowVersion {
  table: RecordTable;
  id: string;
  /** Grows with every version of the row; a number is missing where the row had left. */
  version: number;
  /** The change that wrote it. */
  changeId: string;
  /** The change that replaced it or took the row away; null is the row as it is now. */
  replacedBy: string | null;
  values: RowValues;
}

/** What one change did to one row: added it (no `before`), altered it, or took it away (no `after`). */
export interface RowStep {
  table: RecordTable;
  id: string;
  changeId: string;
  before: RowVersion | undefined;
  after: RowVersion | undefined;
}

/** Every step of every row, from all the versions there ever were. One step per row and change. */
export function stepsOf(versions: readonly RowVersion[]): RowStep[] {
  const rows = Map.groupBy(versions, ({ table, id }) => `${table}:${id}`);
  return [...rows.values()].flatMap((row) => {
    const chain = row.toSorted((a, b) => a.version - b.version);
    return mergedSteps(chain.flatMap((version, index) =>
      stepsTo(chain[index - 1], version)
        .concat(index === chain.length - 1 ? stepAway(version) : [])
    ));
  });
}

/** A row that had left and was put back left by one change and came by another. */
function stepsTo(previous: RowVersion | undefined, next: RowVersion): RowStep[] {
  if (!previous || previous.replacedBy === next.changeId) return [step(previous, next)];
  return [...stepAway(previous), step(undefined, next)];
}

function stepAway(last: RowVersion): RowStep[] {
  if (last.replacedBy === null) return [];
  const { table, id, replacedBy } = last;
  return [{ table, id, changeId: replacedBy, before: last, after: undefined }];
}

function step(before: RowVersion | undefined, after: RowVersion): RowStep {
  const { table, id, changeId } = after;
  return { table, id, changeId, before, after };
}

/** A change that wrote a row twice did what leads from the first to the last. */
function mergedSteps(steps: readonly RowStep[]): RowStep[] {
  const merged: RowStep[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    if (last?.changeId === step.changeId) last.after = step.after;
    else merged.push({ ...step });
  }
  return merged;
}
