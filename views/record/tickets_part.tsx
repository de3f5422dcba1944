import type { RecordTicket } from "../../domain/record/person_record.ts";
import { Marked } from "../correction/draft_mark.tsx";
import type { RecordEditing } from "../correction/record_editing.ts";
import { DataTable } from "../layout/data_table.tsx";

/** Every ticket of the record, the active one first. */
export function TicketsPart({ tickets, editing }: {
  tickets: readonly RecordTicket[];
  editing: RecordEditing;
}) {
  const mark = editing.marks.person.has("ticketNumber") ? "change" as const : undefined;
  return (
    <>
      <h2>接種券</h2>
      <DataTable
        caption="接種券"
        columns={["券番号", "状態"]}
        rows={tickets.map(({ ticketNumber, state }) => [
          ticketNumber,
          <>
            {TICKET_STATES[state]}
            <Marked mark={state === "active" ? mark : undefined} />
          </>,
        ])}
        empty="接種券は登録されていません。"
      />
    </>
  );
}

const TICKET_STATES: Record<RecordTicket["state"], string> = {
  active: "有効",
  superseded: "再発行済み（旧券）",
};
