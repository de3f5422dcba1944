import type { Child } from "hono/jsx";
import { ageOn, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import type { ShownPerson } from "../../domain/recipient/shown_person.ts";

interface PersonCardProps {
  person: ShownPerson | undefined;
  today: PlainDate;
}

/** Who holds the ticket, to be read at arm's length. */
export function PersonCard({ person, today }: PersonCardProps) {
  return (
    <section class="person" aria-labelledby="person-heading">
      <h2 class="person__heading" id="person-heading">本人</h2>
      <PersonFacts person={person} today={today} />
    </section>
  );
}

function PersonFacts({ person, today }: PersonCardProps) {
  if (!person) return <p class="person__nobody">接種対象者は未登録です。</p>;
  switch (person.shown) {
    case "nothing":
      return <p class="person__nobody">ほかの自治体の人です。氏名は表示しません。</p>;
    case "initials":
      return (
        <dl class="person__facts">
          <Fact label="カナ氏名（頭文字）" look="name">{person.kana || UNKNOWN}</Fact>
          <Fact label="生まれた年">{birthYear(person.birthYear, today)}</Fact>
        </dl>
      );
    case "all":
      return (
        <dl class="person__facts">
          <Fact label="氏名" look="name">{person.name || UNKNOWN}</Fact>
          <Fact label="カナ氏名">{person.kana || UNKNOWN}</Fact>
          <Fact label="年齢">{birth(person.birthDate, today)}</Fact>
          <Fact label="性別">{person.sex ? sexLabel(person.sex) : UNKNOWN}</Fact>
        </dl>
      );
  }
}

const UNKNOWN = "未登録";

function Fact({ label, look, children }: { label: string; look?: "name"; children: Child }) {
  return (
    <div class={look && `person__${look}`}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function birth(birthDate: PlainDate | null, today: PlainDate): string {
  if (!birthDate) return UNKNOWN;
  return `${ageOn(birthDate, today)}歳（${formatDate(birthDate)}生）`;
}

/** Of the year alone two ages are possible. */
function birthYear(year: number | null, today: PlainDate): string {
  if (year === null) return UNKNOWN;
  const oldest = Number(today.slice(0, 4)) - year;
  return `${year}年（${Math.max(0, oldest - 1)}歳か${oldest}歳）`;
}
