import { readTickets, type TicketGist, type WantedTicket } from "../db/dose/read_tickets.ts";
import type { Act } from "../domain/account/act.ts";
import type { ScannedRow } from "../views/scan/scanned_row.ts";
import type { Office } from "./app_env.ts";
import { knownTicket } from "./known_ticket.ts";
import type { ReadPage } from "./scan_request.ts";

/** The rows of pages that were read by machine or typed, in their order. */
export async function readScanPages(
  office: Office,
  act: Act,
  pages: readonly ReadPage[],
): Promise<ScannedRow[]> {
  const tickets = pages.map(({ line }) => knownTicket(line));
  const wanted = tickets.flatMap((ticket) => ticket.ok ? [{ ticket: ticket.value }] : []);
  const gists = (await readGists(office, act, wanted)).values();
  return pages.map(({ page, line, outcome }, index): ScannedRow => {
    const ticket = tickets[index]!;
    if (ticket.ok) {
      const gist = gists.next().value!;
      return {
        kind: "ticket",
        page,
        ticket: ticket.value,
        clientKey: crypto.randomUUID(),
        ...gist,
      };
    }
    const problem = UNREAD_SENTENCES[outcome] ?? ticket.message;
    return { kind: "unread", page, typed: line, problem };
  });
}

/** What of these tickets may be shown at this office. */
export function readGists(
  { database: { register }, configuration }: Office,
  act: Act,
  wanted: readonly WantedTicket[],
): Promise<TicketGist[]> {
  const disclosure = configuration.VRS_OTHER_MUNICIPALITY_PERSON;
  return readTickets(register, act, { wanted, disclosure });
}

/** What was typed has a sentence of its own. */
const UNREAD_SENTENCES: Partial<Record<ReadPage["outcome"], string>> = {
  unread: "この紙からは18桁の数字を確実に読めませんでした。画像を見て入力してください。",
  conflict: "QRコードとOCRラインの番号が違います。画像を見て、印刷された18桁を入力してください。",
};
