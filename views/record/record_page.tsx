import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { ConfirmationRecord } from "../../domain/record/confirmation.ts";
import type { DoseOrigin } from "../../domain/record/dose_origin.ts";
import type { PersonRecord, RecordSubject } from "../../domain/record/person_record.ts";
import type { Protection } from "../../domain/record/protection.ts";
import { ConfirmationNotice, RefusedNotice } from "../confirmation/confirmation_notice.tsx";
import { ConfirmationPart, type RefusedConfirmation } from "../confirmation/confirmation_part.tsx";
import { DraftPanel } from "../correction/draft_panel.tsx";
import type { RecordEditing } from "../correction/record_editing.ts";
import { MergeNotice, type MergesShown } from "../duplicate/merge_notice.tsx";
import type { FindingRow } from "../finding/finding_row.ts";
import { RecordFindings } from "../finding/record_findings.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ProtectionNotice } from "../protection/protection_notice.tsx";
import { ProtectionPart, type RefusedProtection } from "../protection/protection_part.tsx";
import { DosesPart } from "./doses_part.tsx";
import { PersonPart } from "./person_part.tsx";
import { TicketsPart } from "./tickets_part.tsx";

interface RecordPageProps {
  record: PersonRecord;
  origins: ReadonlyMap<string, DoseOrigin>;
  /** The draft on top of it, and whether 編集 is offered. */
  editing: RecordEditing;
  confirmations: readonly ConfirmationRecord[];
  merges: MergesShown;
  /** Every 支援措置, the newest first. */
  protections: readonly Protection[];
  /** Open or accepted. */
  findings: readonly FindingRow[];
  today: PlainDate;
  /** What was asked of 確認済み and refused. */
  refused?: RefusedConfirmation;
  /** What was asked of 支援措置 and refused. */
  refusedProtection?: RefusedProtection;
}

/** 照会結果: the person, their tickets, their doses. */
export function RecordPage(props: RecordPageProps) {
  const { record, origins, editing, confirmations, merges, findings, today, refused } = props;
  const { protections, refusedProtection } = props;
  const { drafted } = editing;
  return (
    <>
      <h1>照会結果</h1>
      <RefusedNotice refused={refused ?? refusedProtection} />
      <ProtectionNotice protections={protections} today={today} />
      <MergeNotice recipientId={record.subject.id} merges={merges} />
      <ConfirmationNotice confirmations={confirmations} />
      <DraftPanel editing={editing} />
      <RecordFindings findings={findings} subjectId={record.subject.id} />
      {drafted.person
        ? <PersonPart person={drafted.person} today={today} editing={editing} />
        : <NobodyYet />}
      <TicketsPart tickets={drafted.tickets} editing={editing} />
      <DosesPart
        doses={drafted.doses}
        withdrawn={drafted.withdrawnDoses}
        origins={origins}
        editing={editing}
      />
      {record.person && (
        <ConfirmationPart
          record={record}
          confirmations={confirmations}
          hasDraft={editing.draft !== undefined}
          refused={refused}
        />
      )}
      {record.person && (
        <ProtectionPart
          recipientId={record.subject.id}
          protections={protections}
          today={today}
          refused={refusedProtection}
        />
      )}
      <RecordLinks subject={record.subject} />
    </>
  );
}

function NobodyYet() {
  return (
    <Message look="caution" heading="接種対象者登録待ち">
      <p>
        この接種券の人はまだ登録されていません。接種対象者のCSVファイルに券番号を入れて登録すると、下の記録が自動的に結び付きます。
      </p>
    </Message>
  );
}

function RecordLinks({ subject: { kind, id } }: { subject: RecordSubject }) {
  const history = kind === "recipient" ? paths.recipientHistory(id) : paths.ticketHistory(id);
  return (
    <>
      <h2>この記録について</h2>
      <ul class="links">
        <li>
          <a href={history}>変更の履歴</a>
        </li>
        {kind === "recipient" && (
          <li>
            <a href={paths.recipientViewers(id)}>この人の記録を見た人（開示請求）</a>
          </li>
        )}
      </ul>
      <p>
        <LinkButton href={paths.search}>続けて照会する</LinkButton>
      </p>
    </>
  );
}
