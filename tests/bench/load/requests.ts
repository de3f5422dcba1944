import { paths } from "../../../views/paths.ts";
import { DOCTOR, LOT_IN_USE, type SignedIn, VENUE } from "./national_register.ts";

const encoder = new TextEncoder();

/** As htmx asks from a page that reads tickets; a document when nobody is signed in. */
export interface Requests {
  get(path: string, by?: SignedIn): Uint8Array;
  post(path: string, fields: Record<string, string>, by: SignedIn): Uint8Array;
  events(path: string, by: SignedIn): Uint8Array;
}

export function requestsTo(port: number): Requests {
  const host = `127.0.0.1:${port}`;
  const common = `Host: ${host}\r\nUser-Agent: load\r\nAccept-Encoding: gzip\r\n`;
  const asHtmx = "HX-Request: true\r\nVRS-Reads-Tickets: true\r\n";
  const head = (by?: SignedIn) => by ? `${common}${asHtmx}Cookie: vrs=${by.token}\r\n` : common;
  return {
    get: (path, by) => encoder.encode(`GET ${path} HTTP/1.1\r\n${head(by)}\r\n`),
    post(path, fields, by) {
      const body = new URLSearchParams(fields).toString(); // all of it ASCII
      return encoder.encode(
        `POST ${path} HTTP/1.1\r\n${head(by)}Origin: http://${host}\r\n` +
          "Content-Type: application/x-www-form-urlencoded\r\n" +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      );
    },
    events: (path, by) =>
      encoder.encode(`GET ${path} HTTP/1.1\r\n${head(by)}Accept: text/event-stream\r\n\r\n`),
  };
}

const TICKET_KIND_AND_DOSE = "21";

/** The 18 digits of somebody's ticket for the first dose. */
export function ocrLineOf(municipalityCode: string, ticketNumber: number): string {
  return `${TICKET_KIND_AND_DOSE}${municipalityCode}${String(ticketNumber).padStart(10, "0")}`;
}

/** The form's own key: made from the ticket, so that a dose can be found again by it. */
export function clientKeyOf(ticketNumber: number): string {
  return `00000000-0000-4000-8000-${ticketNumber.toString(16).padStart(12, "0")}`;
}

/** What the form of a reading sends. */
export function doseFields(
  { ocrLine, ticketNumber, day }: { ocrLine: string; ticketNumber: number; day: string },
): Record<string, string> {
  return {
    ocrLine,
    clientKey: clientKeyOf(ticketNumber),
    venueName: VENUE,
    vaccinatedOn: day,
    vaccineCode: "pfizer",
    lotNumber: LOT_IN_USE,
    doctorName: DOCTOR,
    personConfirmed: "yes",
  };
}

/** Whether it is the page of a registration; what refuses one has no place of its own. */
export function isRegisteredPage(location: string): boolean {
  return location.startsWith(`${paths.venueDoses}/`);
}
