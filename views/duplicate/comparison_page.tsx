import { formatDateTime } from "../../domain/date/plain_date.ts";
import { type ChangedRow, seenVersions } from "../../domain/duplicate/changed_since.ts";
import { type ComparedPair, SIDE_LABELS } from "../../domain/duplicate/compared_pair.ts";
import { pairId } from "../../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { DistinctionPart } from "./distinction_part.tsx";
import { DosesComparison } from "./doses_comparison.tsx";
import { PairMessages, type PairStanding } from "./pair_messages.tsx";
import { type ChoiceProps, PeopleComparison } from "./people_comparison.tsx";
import { TicketsComparison } from "./tickets_comparison.tsx";

export interface ComparisonPageProps {
  compared: ComparedPair;
  standing: PairStanding;
  /** What is chosen, with the defaults. */
  typed: Typed;
  problems?: readonly FormProblem[];
  /** What others have changed since the page was opened. */
  changed?: readonly ChangedRow[];
  /** Why nothing was done. */
  overtaken?: string;
}

/** Two records side by side: merged field by field, or marked as two people. */
export function ComparisonPage(props: ComparisonPageProps) {
  const { compared, standing, typed, problems = [], changed = [], overtaken } = props;
  const id = pairId({ lowerId: compared.left.person.id, higherId: compared.right.person.id });
  const isMerged = standing.merge !== undefined || standing.absorbedElsewhere.length > 0;
  const choosing = isMerged || standing.mark ? undefined : "open" as const;
  const choice = { pair: compared, typed, problems, choosing };
  return (
    <>
      <h1>2件の記録を比べる</h1>
      {overtaken && <Overtaken sentence={overtaken} changed={changed} />}
      <ErrorSummary problems={problems} />
      <PairMessages compared={compared} standing={standing} id={id} />
      {choosing
        ? (
          <Form action={paths.duplicatePreview(id)} label="統合のしかた">
            <input type="hidden" name="seen" value={seenVersions(compared)} />
            <Comparison {...choice} />
            <div class="buttons">
              <SubmitButton>統合する</SubmitButton>
            </div>
          </Form>
        )
        : <Comparison {...choice} />}
      {choosing && <DistinctionPart id={id} typed={typed} problems={problems} />}
      <p>
        <LinkButton href={paths.duplicates}>重複の確認へ戻る</LinkButton>
      </p>
    </>
  );
}

function Comparison(choice: ChoiceProps) {
  return (
    <>
      <h2>個人の情報</h2>
      <p class="quiet">左は先に登録された記録、右はあとから登録された記録です。</p>
      <PeopleComparison {...choice} />
      <h2>接種券</h2>
      <TicketsComparison {...choice} />
      <h2>接種記録</h2>
      <DosesComparison {...choice} />
    </>
  );
}

function Overtaken({ sentence, changed }: { sentence: string; changed: readonly ChangedRow[] }) {
  return (
    <Message look="stop" heading="ほかの変更と重なりました">
      <p>{sentence}</p>
      {changed.length > 0 && (
        <ul>
          {changed.map(({ side, what, writing }) => (
            <li>
              {SIDE_LABELS[side]}の記録：{what}
              {writing && `（${formatDateTime(writing.at)}、${writing.loginId ?? "他の自治体"}）`}
            </li>
          ))}
        </ul>
      )}
    </Message>
  );
}
