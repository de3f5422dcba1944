import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import { japanToday, type PlainDate } from "../../domain/date/plain_date.ts";
import type { FindingFilter } from "../../domain/finding/finding_filter.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { Act } from "../../domain/account/act.ts";
import { recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type FindingRecord, findingRows } from "./finding_records.ts";

/** A page of the worklist, the findings of a rule together, those found first first. */
export interface FindingPage {
  findings: FindingRecord[];
  /** Of all pages. */
  count: number;
}

interface Narrowed {
  filter: FindingFilter;
  limit: number;
  offset: number;
}

/** Whose names stand in the list is in the audit, as in a list of 照会. */
export function listFindings(
  register: Register,
  act: Act,
  { filter, limit, offset }: Narrowed,
): Promise<FindingPage> {
  const code = act.actor.municipalityCode;
  const { state, severity, rule } = filter;
  return inMunicipality(register, code, async (tx) => {
    let rows = findingRows(tx, code).where("finding.state", "=", state);
    if (severity) rows = rows.where("finding.severity", "=", severity);
    if (rule) rows = rows.where("finding.rule", "=", rule);
    if (state !== "resolved") rows = rows.where(isShown(japanToday(act.at)));
    const { count } = await rows.clearSelect()
      .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    const findings = await rows.orderBy("finding.severity", "desc").orderBy("finding.rule")
      .orderBy("finding.found_at").orderBy("finding.id").limit(limit).offset(offset).execute();
    await recordActs(tx, code, { by: act, entries: seenIn(findings) });
    return { findings, count };
  });
}

/** One finding; throws not found when the municipality has no such. */
export function findFinding(register: Register, act: Act, id: string): Promise<FindingRecord> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const finding = await findingRows(tx, code).where("finding.id", "=", id).executeTakeFirst();
    if (!finding) {
      throw new AppError("not_found", "この項目はありません。一覧から選び直してください。");
    }
    await recordActs(tx, code, { by: act, entries: seenIn([finding]) });
    return finding;
  });
}

/** What is odd about one record, for its page; also what somebody accepted. */
export function listFindingsOf(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { subject: { id }, today }: { subject: RecordSubject; today: PlainDate },
): Promise<FindingRecord[]> {
  return findingRows(tx, municipalityCode)
    .where((either) =>
      either.or([either("finding.subject_id", "=", id), either("finding.other_id", "=", id)])
    )
    .where("finding.state", "<>", "resolved").where(isShown(today))
    .orderBy("finding.state", "desc").orderBy("finding.severity", "desc")
    .orderBy("finding.found_at").orderBy("finding.id").execute();
}

/** Open findings by rule. */
export type FindingCounts = Partial<Record<FindingRuleName, number>>;

export function countFindings(
  register: Register,
  municipalityCode: string,
  today: PlainDate,
): Promise<FindingCounts> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await tx.selectFrom("finding")
      .select(({ fn }) => ["rule", fn.countAll<number>().as("count")])
      .where("municipality_code", "=", municipalityCode).where("state", "=", "open")
      .where(isShown(today)).groupBy("rule").execute();
    return Object.fromEntries(rows.map(({ rule, count }) => [rule, count]));
  });
}

function isShown(today: PlainDate) {
  return sql<boolean>`coalesce(finding.shows_from <= ${today}::date, true)
    and coalesce(finding.shows_until >= ${today}::date, true)`;
}

/** One entry for every person of the page, however often they stand in it. */
function seenIn(findings: readonly FindingRecord[]) {
  const people = findings.flatMap(({ holder, other }) => [holder, other])
    .filter((person) => person?.kind === "recipient");
  const ids = new Set(people.map((person) => person!.id));
  const subjects = Array.from(ids, (id) => ({ kind: "recipient" as const, id }));
  return subjects.map((subject) => ({
    act: "recipient_listed" as const,
    subject,
    detail: { list: "findings" },
  }));
}
