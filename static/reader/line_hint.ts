import { groupOcrLine, parseOcrLine } from "../../domain/ticket/ocr_line.ts";

/** One of the line's four groups as far as it is typed. */
export interface GroupHint {
  digits: string;
  isWrong: boolean;
}

export interface LineHint {
  groups: GroupHint[];
  /** "あと5桁", or that it is complete. */
  rest: string;
  /** Of the first group that cannot be right: which, and what to do. */
  fault?: string;
}

const LENGTH = 18;
/** Where the groups 券種, 回数, 市町村コード, 券番号 end. */
const ENDS = [1, 2, 8, LENGTH];
/** A line that is right: what is not typed yet is taken from it. */
const RIGHT = "211310160000000000";

/** Checks digits while they come: a group is judged once it is complete. */
export function lineHint(digits: string, isKnownMunicipality: (code: string) => boolean): LineHint {
  const wrong = firstWrongGroup(digits, isKnownMunicipality);
  const groups = groupOcrLine(digits).split(" ").filter((group) => group !== "")
    .map((group, index) => ({ digits: group, isWrong: index === wrong?.index }));
  return { groups, rest: restOf(digits), fault: wrong?.message };
}

function firstWrongGroup(digits: string, isKnownMunicipality: (code: string) => boolean) {
  for (const [index, end] of ENDS.entries()) {
    if (digits.length < end) return undefined;
    const parsed = parseOcrLine(digits.slice(0, end) + RIGHT.slice(end), isKnownMunicipality);
    if (!parsed.ok) return { index, message: parsed.message };
  }
  return undefined;
}

function restOf(digits: string): string {
  const missing = LENGTH - digits.length;
  if (missing === 0) return "18桁そろいました";
  return missing > 0 ? `あと${missing}桁` : `${-missing}桁多く入力されています`;
}
