import type { PlainDate } from "../../domain/date/plain_date.ts";
import { seenWarnings } from "../../domain/dose/dose_warning.ts";
import { formatOcrLine, groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { TextField } from "../form/field.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { groupOf, type TicketRow, type TriedRow } from "./scanned_row.ts";
import { ScannedPerson } from "./scanned_person.tsx";
import { PagePicture } from "./page_picture.tsx";
import { TypedLine } from "./typed_line.tsx";

/** What a page's ticket means, and the tick that says it is this person. */
export function ScannedTicket({ row, today }: { row: TicketRow; today: PlainDate }) {
  const { page, ticket, person, tried } = row;
  const isRefused = groupOf(row) === "refused";
  const line = formatOcrLine(ticket);
  return (
    <>
      <p class="scan-row__ticket">
        <span class="scan-row__digits">{groupOcrLine(line)}</span>
        <span>{placeName(ticket.municipalityCode)}{doseName(ticket)}</span>
      </p>
      <ScannedPerson person={person} ticket={ticket} today={today} />
      <p class="scan-row__twin" data-twin />
      <Obstacles row={row} />
      {isRefused ? <ElsewhereNote /> : <Confirmation row={row} />}
      <div class="scan-row__more">
        <details>
          <summary>{page}枚目の画像を見る</summary>
          <PagePicture page={page} />
        </details>
        <OwnValues page={page} tried={tried} />
        <details>
          <summary>{page}枚目の番号を入力し直す</summary>
          <TypedLine page={page} typed={line} />
        </details>
      </div>
    </>
  );
}

/** What was tried and did not work stands before what is odd anyway. */
function Obstacles({ row: { warnings, tried } }: { row: TicketRow }) {
  return (
    <>
      {tried && (
        <Message look="stop" heading="まだ登録していません">
          {tried.problems.length > 0
            ? <ul>{tried.problems.map(({ message }) => <li>{message}</li>)}</ul>
            : <p>次の注意を確かめてください。</p>}
        </Message>
      )}
      {warnings.map(({ level, message }) => (
        <Message look={level === "caution" ? "caution" : "stop"}>{message}</Message>
      ))}
    </>
  );
}

function ElsewhereNote() {
  return (
    <p>
      まとめての登録はできません。内容を直せるときは直し、そうでなければ紙を手元に置いて、
      <a href={paths.doseEntry} target="_blank" rel="noopener">予診票個別登録（別のタブ）</a>
      で登録してください。
    </p>
  );
}

function Confirmation({ row: { page, clientKey, warnings } }: { row: TicketRow }) {
  const id = `confirmed-${page}`;
  return (
    <div class="choice">
      <input type="checkbox" id={id} data-confirmed />
      <label for={id}>この人の予診票です（{page}枚目）</label>
      <input type="hidden" name="clientKey" value={clientKey} />
      <input type="hidden" name="seenWarnings" value={seenWarnings(warnings)} />
    </div>
  );
}

function OwnValues({ page, tried }: { page: number; tried: TriedRow | undefined }) {
  const { typed = {}, problems = [] } = tried ?? {};
  const own = (field: string) => `${field}-${page}`;
  const named = problems.map(({ field, message }) => ({ field: own(field), message }));
  const isOpen = Boolean(typed.vaccinatedOn || typed.lotNumber) || problems.length > 0;
  return (
    <details open={isOpen}>
      <summary>{page}枚目だけ接種日・ロットNo.を変える</summary>
      <TextField
        name={own("vaccinatedOn")}
        label="接種日"
        hint="空欄なら共通の接種日"
        value={typed.vaccinatedOn}
        problems={named}
        optional
      />
      <TextField
        name={own("lotNumber")}
        label="ロットNo."
        hint="空欄なら共通のロットNo."
        value={typed.lotNumber}
        problems={named}
        list="knownLots"
        optional
      />
    </details>
  );
}
