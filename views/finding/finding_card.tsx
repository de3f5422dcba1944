import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { FINDING_REASONS } from "../../domain/finding/finding_decision.ts";
import { ticketKindLabel } from "../../domain/ticket/ticket_kind.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import type { RefusedDecision } from "../form/refused_decision.ts";
import { paths } from "../paths.ts";
import type { FindingHolder, FindingRow } from "./finding_row.ts";

interface FindingCardProps {
  finding: FindingRow;
  /** Position on the page, from 1: it tells the forms apart. */
  number: number;
  /** The query of the list it stands in. */
  place: string;
  refused: RefusedDecision | undefined;
}

/** One finding: whom it is about, what is odd, and what to do. */
export function FindingCard(props: FindingCardProps) {
  const { finding } = props;
  const { id, holder, other, explanation, doses } = finding;
  return (
    <article class="finding" id={`finding-${id}`} aria-labelledby={`whose-${id}`}>
      <h3 class="finding__whose" id={`whose-${id}`}>
        {holder ? <HolderName holder={holder} /> : "記録がなくなりました"}
        {other && (
          <>
            {" "}と <HolderName holder={other} />
          </>
        )}
      </h3>
      <p class="finding__what">{explanation}</p>
      <p class="quiet">
        {doses.length > 0 && `${doses.map(nameOf).join("、")}／`}
        見つかった日時：{formatDateTime(finding.foundAt)}
      </p>
      {finding.decidedAt && (
        <p>
          {formatDateTime(finding.decidedAt)}に{finding.loginId}が「問題なし」にしました。理由：
          {finding.reason}
        </p>
      )}
      {finding.resolvedAt && <p>{formatDateTime(finding.resolvedAt)}に解消しました。</p>}
      <Actions
        finding={finding}
        number={props.number}
        place={props.place}
        refused={props.refused}
      />
    </article>
  );
}

function nameOf({ doseNumber, kind, vaccinatedOn }: FindingRow["doses"][number]): string {
  return `${doseNumber}回目（${ticketKindLabel(kind)}）${formatDate(vaccinatedOn)}`;
}

function HolderName({ holder }: { holder: FindingHolder }) {
  const { kind, id, name, residentNumber, ticketNumber } = holder;
  const text = kind === "recipient"
    ? `${name || "（氏名なし）"}（個別宛名番号 ${residentNumber}）`
    : `券番号 ${ticketNumber}（接種対象者が未登録）`;
  return <a href={paths[kind](id)}>{text}</a>;
}

function Actions(props: FindingCardProps) {
  const { finding, number, place, refused } = props;
  const { id, rule, state, holder, other } = finding;
  if (state === "resolved") return null;
  if (rule === "possible_duplicate" && holder && other) {
    return (
      <LinkButton href={paths.duplicate(`${holder.id}_${other.id}`)}>2件を見比べる</LinkButton>
    );
  }
  if (state === "accepted") {
    return (
      <Form action={paths.finding(id)} label={`${number}の項目を未処理に戻す`}>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="decision" value="reopen" />
        <SubmitButton look="outline">未処理に戻す</SubmitButton>
      </Form>
    );
  }
  return (
    <details class="finding__decision" open={refused !== undefined}>
      <summary>このままで問題ないときは「問題なし」にする</summary>
      <AcceptForm finding={finding} number={number} place={place} refused={refused} />
    </details>
  );
}

function AcceptForm({ finding: { id }, number, place, refused }: FindingCardProps) {
  const typed = refused?.typed ?? {};
  // Many of these forms stand on one page: a name belongs to the form, an id to the page.
  const problems = (refused?.problems ?? []).map(({ field, message }) => ({
    field: field && `${field}-${id}`,
    message,
  }));
  return (
    <>
      <ErrorSummary problems={problems} />
      <Form action={paths.finding(id)} label={`${number}の項目を問題なしにする`} layout="grid">
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="decision" value="accept" />
        <ReasonFields
          reasons={FINDING_REASONS}
          choice={{ name: `reason-${id}`, label: "理由" }}
          note={{ name: `note-${id}`, label: "理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <SubmitButton look="outline">問題なしにする</SubmitButton>
      </Form>
    </>
  );
}
