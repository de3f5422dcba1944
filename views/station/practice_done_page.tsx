import { formatDate } from "../../domain/date/plain_date.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { lookupVaccine, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { doseName } from "../dose/dose_table.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";

interface PracticeDonePageProps {
  readerUrls: ReaderUrls;
  ticket: Ticket;
  entry: DoseEntry;
  vaccines: readonly Vaccine[];
}

/** What 登録完了 is in practice: nothing has been registered. */
export function PracticeDonePage({ readerUrls, ticket, entry, vaccines }: PracticeDonePageProps) {
  const maker = entry.vaccineCode && lookupVaccine(vaccines, entry.vaccineCode)?.maker;
  const { venueName, vaccinatedOn, lotNumber, doctorName } = entry;
  const said = [formatDate(vaccinatedOn), maker, lotNumber, venueName, doctorName];
  return (
    <>
      <h1>練習：登録完了</h1>
      <Message look="success" heading={`${doseName(ticket)}を登録する練習ができました`}>
        <p>{said.filter((part) => part).join("・")}</p>
        <p>練習なので、何も登録していません。</p>
      </Message>
      <h2>次の人の読み取り（練習）</h2>
      <TicketReader action={paths.practiceReadings} urls={readerUrls} />
    </>
  );
}
