import { ageOn, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { ShownPerson } from "../../domain/recipient/shown_person.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { placeName } from "../dose/dose_table.tsx";

interface ScannedPersonProps {
  person: ShownPerson | undefined;
  ticket: Ticket;
  today: PlainDate;
}

/** One line to compare with the paper, as far as the person may be seen here. */
export function ScannedPerson({ person, ticket, today }: ScannedPersonProps) {
  return <p class="scan-row__person">{personParts({ person, ticket, today })}</p>;
}

function personParts({ person, ticket, today }: ScannedPersonProps) {
  if (!person) return "接種対象者は未登録です。";
  switch (person.shown) {
    case "nothing":
      return `${placeName(ticket.municipalityCode)}の人です。氏名は表示しません。`;
    case "initials":
      return (
        <>
          <strong>{person.kana}</strong>
          <span>{person.birthYear === null ? "生年未登録" : `${person.birthYear}年生`}</span>
        </>
      );
    case "all":
      return (
        <>
          <strong>{person.name || "氏名未登録"}</strong>
          <span>{person.kana}</span>
          <span>{bornText(person.birthDate, today)}</span>
          <span>{person.sex && sexLabel(person.sex)}</span>
        </>
      );
  }
}

function bornText(birthDate: PlainDate | null, today: PlainDate): string {
  if (birthDate === null) return "生年月日未登録";
  return `${formatDate(birthDate)}生（${ageOn(birthDate, today)}歳）`;
}
