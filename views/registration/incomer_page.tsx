import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { AnsweredDoses } from "../inquiry/answered_doses.tsx";
import { otherRole } from "../inquiry/case_words.ts";
import { CriteriaFacts } from "../inquiry/inquiry_facts.tsx";
import { paths } from "../paths.ts";
import { IncomerForm } from "./incomer_form.tsx";
import { KnownPeople } from "./known_people.tsx";
import type { KnownPersonRow } from "./known_person_row.ts";

export interface IncomerPageProps {
  inquiry: Inquiry;
  doses: readonly AnsweredDose[];
  /** Who is here already and may be meant. */
  people: readonly KnownPersonRow[];
  /** Whether the My Number that was asked about can be taken along. */
  hasMyNumber: boolean;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** この人を接種対象者に登録する: whom the answered doses become part of, somebody here or somebody new. */
export function IncomerPage(props: IncomerPageProps) {
  const { inquiry, doses, people, problems } = props;
  return (
    <>
      <h1>この人を接種対象者に登録する</h1>
      <ErrorSummary problems={problems} />
      <dl class="facts facts--close">
        <dt>{otherRole("asking")}</dt>
        <dd>{placeName(inquiry.otherCode)}</dd>
        <CriteriaFacts criteria={inquiry.criteria} />
      </dl>
      <h2>回答された接種記録</h2>
      <AnsweredDoses doses={doses} />
      {people.length > 0 && <KnownPeople {...props} />}
      <h2>新しく登録する</h2>
      {people.length > 0 && (
        <p>上の一覧の人とは別の人だと確かめたときだけ、ここから登録してください。</p>
      )}
      <div class="in-pairs">
        <IncomerForm {...props} />
      </div>
      <p>
        <LinkButton href={paths.inquiryAnswer(inquiry.id)}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}
