import { asciiDigits } from "../digits.ts";
import { municipalityCheckDigit } from "../municipality/municipality_check_digit.ts";
import { failure, type Result, success } from "../result.ts";
import { TICKET_KINDS, type TicketKind, ticketKindByCode } from "./ticket_kind.ts";

/** What the 18 digits printed on a ticket say. */
export interface Ticket {
  kind: TicketKind;
  /** 1–9, counted over the person's life, not per ticket. */
  doseNumber: number;
  /** Six digits: the municipality that issued the ticket. */
  municipalityCode: string;
  /** Ten digits, without a check digit of its own. */
  ticketNumber: string;
}

/** The groups of the line, left to right; `place` is what the messages call them. */
const GROUPS = [
  { name: "券種", place: "券種（1桁目）", width: 1 },
  { name: "回数", place: "回数（2桁目）", width: 1 },
  { name: "市町村コード", place: "市町村コード（3〜8桁目）", width: 6 },
  { name: "券番号", place: "券番号（9〜18桁目）", width: 10 },
] as const;
const LENGTH = 18;
const LAYOUT = GROUPS.map(({ name, width }) => `${name}${width}桁`).join("・");

/**
 * Reads the OCR line as typed or scanned: full width is folded, blanks and hyphens are dropped.
 * The first fault is named with its group. `isKnownMunicipality` asks the master list, because a
 * misread digit passes the check digit alone in 1.5 % of cases.
 */
export function parseOcrLine(
  text: string,
  isKnownMunicipality: (code: string) => boolean,
): Result<Ticket> {
  const typedGroups = asciiDigits(text).split(/[\s\-ー‐−]+/).filter((group) => group !== "");
  const line = typedGroups.join("");
  const fault = unreadable(line) ?? wrongLength(line, typedGroups);
  if (fault) return failure(fault);

  const [kindCode = "", doseCode = "", municipalityCode = "", ticketNumber = ""] = groups(line);
  const kind = ticketKindByCode(kindCode);
  if (!kind) return failure(unknownKind(kindCode));
  if (doseCode === "0") {
    return failure(`${GROUPS[1].place}が0です。券面を見て1から9の数字を入力してください。`);
  }
  const municipalityFault = wrongMunicipality(municipalityCode, isKnownMunicipality);
  if (municipalityFault) return failure(municipalityFault);
  return success({ kind, doseNumber: Number(doseCode), municipalityCode, ticketNumber });
}

/** The 18 digits of a ticket whose fields are valid. */
export function formatOcrLine(ticket: Ticket): string {
  const { kind, doseNumber, municipalityCode, ticketNumber } = ticket;
  return `${TICKET_KINDS[kind].code}${doseNumber}${municipalityCode}${ticketNumber}`;
}

/** "211310160000000123" → "2 1 131016 0000000123"; an unfinished line shows the groups begun. */
export function groupOcrLine(digits: string): string {
  return groups(digits).filter((group) => group !== "").join(" ");
}

function groups(line: string): string[] {
  let start = 0;
  return GROUPS.map(({ width }) => line.slice(start, start += width));
}

function unreadable(line: string): string | undefined {
  const index = Array.from(line).findIndex((character) => !/\d/.test(character));
  if (index < 0) return undefined;
  return `${
    placeOf(index)
  }に数字でない文字があります。券面を見て18桁の数字だけを入力してください。`;
}

function placeOf(index: number): string {
  let end = 0;
  const group = GROUPS.find(({ width }) => index < (end += width));
  return group ? group.place : `${index + 1}文字目`;
}

function wrongLength(line: string, typedGroups: readonly string[]): string | undefined {
  if (line === "") return `券面の18桁の数字（${LAYOUT}）を入力してください。`;
  if (line.length > LENGTH) {
    return `18桁のところ${line.length}桁あります。${wrongGroup(typedGroups)}` +
      `${LAYOUT}を続けて入力してください。`;
  }
  if (line.length < LENGTH) {
    return `18桁のうち${line.length}桁しかありません。${wrongGroup(typedGroups)}` +
      `${LAYOUT}を続けて入力してください。`;
  }
  return undefined;
}

/** Only a line typed in its four groups shows which of them lost or gained a digit. */
function wrongGroup(typedGroups: readonly string[]): string {
  if (typedGroups.length !== GROUPS.length) return "";
  const wrong = GROUPS.findIndex(({ width }, index) => typedGroups[index]?.length !== width);
  const group = GROUPS[wrong];
  return group ? `${group.name}が${typedGroups[wrong]?.length}桁です。` : "";
}

function unknownKind(code: string): string {
  const known = Object.values(TICKET_KINDS).map(({ code, label }) => `${code}（${label}）`);
  return `${GROUPS[0].place}の${code}は使われていません。券面を見て${
    known.join("か")
  }を入力してください。`;
}

function wrongMunicipality(
  code: string,
  isKnownMunicipality: (code: string) => boolean,
): string | undefined {
  const { place } = GROUPS[2];
  if (municipalityCheckDigit(code.slice(0, 5)) !== code.slice(5)) {
    return `${place}の${code}は読み違いです（検査数字が合いません）。券面を見て入力し直してください。`;
  }
  if (!isKnownMunicipality(code)) {
    return `${place}の${code}は市区町村の一覧にありません。券面を見て入力し直してください。`;
  }
  return undefined;
}
