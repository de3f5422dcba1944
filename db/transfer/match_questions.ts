import { sql } from "kysely";
import type { InquiryFinding } from "../../domain/transfer/inquiry.ts";
import { inquiryFinding } from "../../domain/transfer/inquiry_finding.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { AskedQuestion } from "./asked_question.ts";
import { listMatches } from "./list_matches.ts";
import { protectedAmong, protectedPeople } from "./protected_people.ts";

/** What the asked municipality's register says of one question. */
export interface QuestionMatch {
  finding: InquiryFinding;
  /** The person of the finding "one"; the asking side never learns it. */
  recipientId: string | null;
  /** Everybody who is as asked, for the asked staff. */
  recipientIds: string[];
}

/**
 * What each question finds, in the order of the questions. `tx` has entered the asked municipality.
 */
export async function matchQuestions(
  tx: MunicipalityTransaction,
  askedCode: string,
  { questions, at }: { questions: readonly AskedQuestion[]; at: Date },
): Promise<QuestionMatch[]> {
  const matches = await listMatches(tx, askedCode, questions.map(({ key }) => key));
  const protectedIds = await protectedAmong(tx, askedCode, { ids: matches.flat(), at });
  // Of every question, matched or not: how long an answer takes says nothing either.
  const names = namesOf(questions);
  const protectedNames = await protectedNamesAmong(tx, askedCode, { names, at });
  return questions.map(({ key, isCover }, position) => {
    const recipientIds = matches[position]!;
    const finding = inquiryFinding({
      count: recipientIds.length,
      hasProtected: recipientIds.some((id) => protectedIds.has(id)),
      // A My Number has no namesakes: somebody under 支援措置 who has it is as asked.
      hasProtectedNamesake: "nameKey" in key && protectedNames.has(key.nameKey),
      isCover,
    });
    return { finding, recipientIds, recipientId: finding === "one" ? recipientIds[0]! : null };
  });
}

function namesOf(questions: readonly AskedQuestion[]): string[] {
  const names = questions.flatMap(({ key }) => "nameKey" in key ? [key.nameKey] : []);
  return [...new Set(names)];
}

/**
 * Which of these names somebody under 支援措置 has, a record that was merged away included. Few people
 * are protected, but hundreds of a city may share a name: so it looks from the protected ones.
 */
async function protectedNamesAmong(
  tx: MunicipalityTransaction,
  code: string,
  { names, at }: { names: readonly string[]; at: Date },
): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { rows } = await sql<{ name: string }>`
    select distinct recipient.name_key as name
    from ${protectedPeople(code, at)} as protected
    join recipient on recipient.municipality_code = ${code} and recipient.id = protected.id
    where recipient.name_key = any(${[...names]}::text[])`.execute(tx);
  return new Set(rows.map(({ name }) => name));
}
