import { MERGE_SIDES, SIDE_LABELS } from "../../domain/duplicate/compared_pair.ts";
import { TICKET_FIELD } from "../../domain/duplicate/merge_choice.ts";
import { DataTable } from "../layout/data_table.tsx";
import type { ChoiceProps } from "./people_comparison.tsx";
import { SideChoice } from "./side_choice.tsx";

const STATES = { active: "有効", superseded: "再発行済み（旧券）" };

/** The tickets of both; of two active ones one is chosen. */
export function TicketsComparison({ pair, typed, problems, choosing }: ChoiceProps) {
  const tickets = MERGE_SIDES.flatMap((side) =>
    pair[side].tickets.map((ticket) => ({ ...ticket, side }))
  );
  const active = tickets.filter(({ state }) => state === "active");
  const problem = problems.find(({ field }) => field === TICKET_FIELD);
  const isChosen = choosing !== undefined && active.length > 1;
  return (
    <>
      {problem && <p class="field__error" id="ticket-error">{problem.message}</p>}
      <DataTable
        caption="接種券の比較"
        columns={["券番号", "記録", "今の状態", "統合後"].slice(0, choosing ? 4 : 3)}
        rows={tickets.map((ticket) => [
          <span id={`${ticket.id}-number`}>{ticket.ticketNumber}</span>,
          SIDE_LABELS[ticket.side],
          STATES[ticket.state],
          ...(choosing
            ? [
              isChosen && ticket.state === "active"
                ? (
                  <SideChoice
                    name={TICKET_FIELD}
                    value={ticket.id}
                    id={ticket === active[0] ? TICKET_FIELD : `${TICKET_FIELD}-${ticket.id}`}
                    group={`${ticket.id}-number`}
                    checked={typed[TICKET_FIELD] === ticket.id}
                    lines={["有効のまま残す"]}
                    error={problem && "ticket-error"}
                  />
                )
                : STATES[ticket.state],
            ]
            : []),
        ])}
        empty="どちらの記録にも接種券は登録されていません。"
      />
    </>
  );
}
