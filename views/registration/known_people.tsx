import { formatDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { recipientStatusLabel } from "../../domain/recipient/recipient_status.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { ticketField } from "../../domain/transfer/incomer_form.ts";
import type { IncomingStanding } from "../../domain/transfer/incoming_doses.ts";
import { doseName } from "../dose/dose_table.tsx";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { kanaOf, nameOf } from "../record/person_part.tsx";
import type { KnownPersonRow } from "./known_person_row.ts";

interface KnownPeopleProps {
  inquiry: Inquiry;
  people: readonly KnownPersonRow[];
  typed: Typed;
  problems: readonly FormProblem[];
}

/** すでに登録されている人: to whom of them the doses belong, if to any. */
export function KnownPeople({ people, ...props }: KnownPeopleProps) {
  return (
    <>
      <h2>すでに登録されている人</h2>
      <p>
        転入した人と同じ人かもしれません。同じ人なら、新しく登録せずに、その人に接種記録を付けてください。
      </p>
      <div class="cards">
        {people.map((known) => <KnownPerson known={known} {...props} />)}
      </div>
    </>
  );
}

function KnownPerson({ known, inquiry, typed, problems }: Omit<KnownPeopleProps, "people"> & {
  known: KnownPersonRow;
}) {
  const { record: { person, tickets }, refusal } = known;
  const active = tickets.find(({ state }) => state === "active");
  const heading = nameOf(person) || kanaOf(person) || "氏名未登録";
  return (
    <section class="card" aria-labelledby={`known-${person.id}`}>
      <h3 id={`known-${person.id}`}>
        <a href={paths.recipient(person.id)}>{heading}</a>
      </h3>
      <PersonFacts known={known} />
      {refusal || isComplete(known) ? <p>{refusal ?? COMPLETE}</p> : (
        <Form
          action={paths.inquiryRegistration(inquiry.id)}
          label={`${heading}（個別宛名番号${person.residentNumber}）に接種記録を付ける`}
        >
          <input type="hidden" name="recipientId" value={person.id} />
          {!active && (
            <TextField
              name={ticketField(person.id)}
              label="券番号"
              hint="この人には有効な接種券がありません。新しく発行した接種券の番号（10桁）を入力してください。"
              inputmode="numeric"
              value={typed[ticketField(person.id)]}
              problems={problems}
            />
          )}
          <SubmitButton look="outline">この人に接種記録を付ける</SubmitButton>
        </Form>
      )}
    </section>
  );
}

const COMPLETE = "回答された記録は、すべてこの人に登録されています。";

/** Whether there is nothing to add: all doses are here, and a ticket is in use for the next. */
function isComplete({ record, incoming }: KnownPersonRow): boolean {
  return record.tickets.some(({ state }) => state === "active") &&
    !incoming.some(({ standing }) => standing === "new");
}

function PersonFacts({ known: { record: { person, tickets }, incoming } }: {
  known: KnownPersonRow;
}) {
  const active = tickets.find(({ state }) => state === "active");
  const named = (standing: IncomingStanding) =>
    incoming.filter((dose) => dose.standing === standing).map(({ dose }) => doseName(dose))
      .join("、");
  return (
    <>
      <dl class="facts facts--close">
        <dt>個別宛名番号</dt>
        <dd>{person.residentNumber}</dd>
        <dt>カナ氏名</dt>
        <dd>{kanaOf(person) || "未登録"}</dd>
        <dt>生年月日・性別</dt>
        <dd>
          {person.birthDate ? formatDate(person.birthDate) : "未登録"}・
          {person.sex ? sexLabel(person.sex) : "未登録"}
        </dd>
        <dt>接種券番号</dt>
        <dd>{active?.ticketNumber ?? "なし"}</dd>
        <dt>付ける記録</dt>
        <dd>{named("new") || "なし"}</dd>
        {named("known") && (
          <>
            <dt>登録済み</dt>
            <dd>{named("known")}（今の記録のまま変わりません）</dd>
          </>
        )}
      </dl>
      {person.status && (
        <Message look="caution" heading={recipientStatusLabel(person.status)}>
          <p>
            住民の記録では「{recipientStatusLabel(
              person.status,
            )}」です。戻ってきた人なら、接種記録を付けたあとに、接種対象者の編集で転出／死亡フラグを「なし」にしてください。
          </p>
        </Message>
      )}
    </>
  );
}
