import { recipientStatusByCode } from "../../../domain/recipient/recipient_status.ts";
import { residentNumberKey } from "../../../domain/recipient/resident_number.ts";
import type { OverwriteMode } from "../../../domain/upload/overwrite_mode.ts";
import { REQUIRED_AT_FIRST } from "../../../domain/upload/recipient_row.ts";
import type { RecipientCells } from "./a_recipient.ts";

/** Columns that a row simply sets. */
export const PLAIN_COLUMNS = [
  "myNumber",
  "familyName",
  "givenName",
  "familyKana",
  "givenKana",
  "birthDate",
  "sex",
] as const;

export type ModelPerson = Record<typeof PLAIN_COLUMNS[number], string> & {
  status: string;
  version: number;
};

export interface ModelTicket {
  owner: string;
  state: "active" | "superseded";
  version: number;
}

/** A municipality's register as the specification describes it, without any database. */
export interface RegisterModel {
  people: Record<string, ModelPerson>;
  tickets: Record<string, ModelTicket>;
}

export interface ModelOutcome {
  /** After the good rows went in. */
  register: RegisterModel;
  /** new, changed, unchanged, rejected. */
  counts: [number, number, number, number];
  blanked: number;
  /** Lines of the rejected rows, from 1. */
  rejected: number[];
  /** Rows that were rejected only because others were. */
  cascaded: number;
}

/** A row and what its person would be. */
interface Weighed {
  line: number;
  key: string;
  row: RecipientCells;
  before: ModelPerson | undefined;
  after: ModelPerson;
}

/** What the good rows of a file of valid cells do to the register. */
export function applyFile(
  register: RegisterModel,
  mode: OverwriteMode,
  rows: readonly RecipientCells[],
): ModelOutcome {
  const weighed = rows.map((row, index): Weighed => {
    const key = residentNumberKey(row.residentNumber);
    const before = register.people[key];
    return { line: index + 1, key, row, before, after: mergedPerson(before, mode, row) };
  });
  const alone = withoutRepeated(weighed).filter((it) => standsAlone(register, it));
  let good = alone;
  let rounds = 0;
  for (let count = -1; count !== good.length; rounds++) {
    count = good.length;
    good = good.filter((it) => !sharesNumber(register, good, it));
  }
  const after = structuredClone(register);
  const counts: ModelOutcome["counts"] = [0, 0, 0, rows.length - good.length];
  let blanked = 0;
  for (const it of good) {
    const { key, before, row } = it;
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(it.after);
    if (!isSame) after.people[key] = { ...it.after, version: (before?.version ?? 0) + 1 };
    const ticket = giveTicket(after, key, { mode, wanted: row.ticketNumber });
    counts[before === undefined ? 0 : isSame && ticket === "same" ? 2 : 1]++;
    if (before && mode === "overwrite_all" && (isEmptied(it) || ticket === "taken")) blanked++;
  }
  const lines = good.map(({ line }) => line);
  const rejected = weighed.map(({ line }) => line).filter((line) => !lines.includes(line));
  return { register: after, counts, blanked, rejected, cascaded: Math.max(0, rounds - 2) };
}

/** Of rows that name the same person, ticket or My Number, none is taken. */
function withoutRepeated(rows: readonly Weighed[]): Weighed[] {
  const isLeaving = ({ flag }: RecipientCells) => ["1", "2", "3"].includes(flag);
  const named = [
    ({ key }: Weighed) => key,
    ({ row }: Weighed) => row.ticketNumber,
    // Who leaves may hand their number on.
    ({ row }: Weighed) => isLeaving(row) ? "" : row.myNumber,
  ];
  return rows.filter((one) =>
    named.every((name) => !name(one) || rows.every((it) => it === one || name(it) !== name(one)))
  );
}

/** A newcomer has what is required, and a ticket belongs to nobody else. */
function standsAlone({ tickets }: RegisterModel, { key, row, before }: Weighed): boolean {
  const owner = tickets[row.ticketNumber]?.owner;
  return (before !== undefined || REQUIRED_AT_FIRST.every((column) => row[column])) &&
    (owner === undefined || owner === key);
}

/** Whether a row newly takes a My Number that somebody else in place would have too. */
function sharesNumber(register: RegisterModel, good: readonly Weighed[], it: Weighed): boolean {
  const { key, before, after } = it;
  const isTaken = after.status === "" && after.myNumber !== "" &&
    (before?.myNumber !== after.myNumber || before.status !== after.status);
  const people = { ...register.people };
  for (const one of good) people[one.key] = one.after;
  return isTaken &&
    Object.entries(people).some(([other, { myNumber, status }]) =>
      other !== key && status === "" && myNumber === after.myNumber
    );
}

function mergedPerson(
  before: ModelPerson | undefined,
  mode: OverwriteMode,
  row: RecipientCells,
): ModelPerson {
  const kept = mode === "keep_blank" ? before : undefined;
  const plain = PLAIN_COLUMNS.map((column) => [column, row[column] || (kept?.[column] ?? "")]);
  const status = row.flag === "9" ? "" : recipientStatusByCode(row.flag) ?? kept?.status ?? "";
  return { ...Object.fromEntries(plain), status, version: before?.version ?? 0 };
}

/** Whether a blank cell empties a value; the code 9 is no blank cell. */
function isEmptied({ before, after, row }: Weighed): boolean {
  return PLAIN_COLUMNS.some((column) => before![column] !== "" && after[column] === "") ||
    (before!.status !== "" && row.flag === "");
}

/** Whether the person's active ticket is another one now, or none any more. */
function giveTicket(
  { tickets }: RegisterModel,
  key: string,
  { mode, wanted }: { mode: OverwriteMode; wanted: string },
): "same" | "other" | "taken" {
  const active = Object.values(tickets).find((it) => it.owner === key && it.state === "active");
  if (wanted === "" && (mode === "keep_blank" || !active)) return "same";
  if (active && tickets[wanted] === active) return "same";
  if (active) Object.assign(active, { state: "superseded", version: active.version + 1 });
  if (wanted === "") return "taken";
  const version = (tickets[wanted]?.version ?? 0) + 1;
  tickets[wanted] = { owner: key, state: "active", version };
  return "other";
}
