import { sql } from "kysely";
import type { FindingSeverity, FindingState } from "../../domain/finding/finding.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Who or what a finding is about; null where the record has left the register. */
export interface FindingHolder {
  kind: "recipient" | "ticket";
  id: string;
  /** Of a person. */
  name: string;
  residentNumber: string;
  /** Of a waiting ticket. */
  ticketNumber: string;
}

/** A dose a finding is about, as it is now. */
export interface FoundDose {
  id: string;
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: string;
}

export interface FindingRecord {
  id: string;
  rule: FindingRuleName;
  severity: FindingSeverity;
  state: FindingState;
  explanation: string;
  foundAt: Date;
  holder: FindingHolder | null;
  /** The second of two people. */
  other: FindingHolder | null;
  doses: FoundDose[];
  reason: string;
  decidedAt: Date | null;
  loginId: string | null;
  resolvedAt: Date | null;
}

/** The municipality's findings with whom they are about; the caller narrows and orders them. */
export function findingRows(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("finding")
    .where("finding.municipality_code", "=", municipalityCode)
    .select(["finding.id", "finding.rule", "finding.severity", "finding.state"])
    .select(["finding.explanation", "finding.found_at as foundAt", "finding.reason"])
    .select(["finding.decided_at as decidedAt", "finding.login_id as loginId"])
    .select("finding.resolved_at as resolvedAt")
    .select(sql<FindingHolder | null>`coalesce(${person("subject_id")}, ${waitingTicket()})`
      .as("holder"))
    .select(sql<FindingHolder | null>`${person("other_id")}`.as("other"))
    .select(sql<FoundDose[]>`(
      select coalesce(json_agg(json_build_object('id', dose.id, 'kind', kind,
          'doseNumber', dose_number, 'vaccinatedOn', vaccinated_on)
        order by dose_number, vaccinated_on, dose.id), '[]')
      from dose where dose.municipality_code = finding.municipality_code
        and dose.id = any(finding.dose_ids) and withdrawn_at is null)`.as("doses"));
}

function person(column: "subject_id" | "other_id") {
  return sql`(
    select json_build_object('kind', 'recipient', 'id', recipient.id,
      'name', concat_ws('　', nullif(family_name, ''), nullif(given_name, '')),
      'residentNumber', resident_number, 'ticketNumber', '')
    from recipient where recipient.municipality_code = finding.municipality_code
      and recipient.id = finding.${sql.ref(column)})`;
}

function waitingTicket() {
  return sql`(
    select json_build_object('kind', 'ticket', 'id', ticket.id, 'name', '', 'residentNumber', '',
      'ticketNumber', ticket_number)
    from ticket where ticket.municipality_code = finding.municipality_code
      and ticket.id = finding.subject_id and ticket.resident_number_key is null)`;
}
