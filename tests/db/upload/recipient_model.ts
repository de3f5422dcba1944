import { recipientStatusByCode } from "../../../domain/recipient/recipient_status.ts";
import { residentNumberKey } from "../../../domain/recipient/resident_number.ts";
import type { OverwriteMode } from "../../../domain/upload/overwrite_mode.ts";
import { REQUIRED_AT_FIRST } from "../../../domain/upload/recipient_row.ts";
import type { RecipientCells } from "./a_recipient.ts";

/** Columns that a row simply sets. */
export const PLAIN_COLUMNS = [
  ...[
    "myNumber",
    "familyName",
    "givenName",
    "familyKana",
    "givenKana",
    "birthDate",
    "sex",
  ] as const,
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
  register: RegisterModel;
  /** new, changed, unchanged; undefined when the file is refused as a whole. */
  counts: [number, number, number] | undefined;
}

/** What a file of valid cells does to the register: all of it, or nothing. */
export function applyFile(
  register: RegisterModel,
  mode: OverwriteMode,
  rows: readonly RecipientCells[],
): ModelOutcome {
  const after = structuredClone(register);
  const counts: [number, number, number] = [0, 0, 0];
  const refused = { register, counts: undefined };
  if (isRepeated(rows.map((row) => residentNumberKey(row.residentNumber)))) return refused;
  if (isRepeated(rows.map((row) => row.ticketNumber).filter(Boolean))) return refused;
  if (isRepeated(rows.map((row) => row.myNumber).filter(Boolean))) return refused;
  for (const row of rows) {
    const key = residentNumberKey(row.residentNumber);
    const before = register.people[key];
    if (!before && REQUIRED_AT_FIRST.some((column) => !row[column])) return refused;
    const owner = register.tickets[row.ticketNumber]?.owner;
    if (owner !== undefined && owner !== key) return refused;
    const person = mergedPerson(before, mode, row);
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(person);
    if (!isSame) after.people[key] = { ...person, version: (before?.version ?? 0) + 1 };
    const isTicketSame = !giveTicket(after, key, { mode, wanted: row.ticketNumber });
    counts[before === undefined ? 0 : isSame && isTicketSame ? 2 : 1]++;
  }
  const inPlace = Object.values(after.people).filter((person) => person.status === "");
  if (isRepeated(inPlace.map((person) => person.myNumber).filter(Boolean))) return refused;
  return { register: after, counts };
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

/** Answers whether the person's active ticket is another one now. */
function giveTicket(
  { tickets }: RegisterModel,
  key: string,
  { mode, wanted }: { mode: OverwriteMode; wanted: string },
): boolean {
  const active = Object.values(tickets).find((it) => it.owner === key && it.state === "active");
  if (wanted === "" && (mode === "keep_blank" || !active)) return false;
  if (active && tickets[wanted] === active) return false;
  if (active) Object.assign(active, { state: "superseded", version: active.version + 1 });
  if (wanted === "") return true;
  const version = (tickets[wanted]?.version ?? 0) + 1;
  tickets[wanted] = { owner: key, state: "active", version };
  return true;
}

function isRepeated(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
