import { paths } from "../../views/paths.ts";
import type { Browser, Page } from "./a_browser.ts";
import { formOf } from "./html.ts";

/** What staff fill in: every field, and the person confirmed. */
export const A_DOSE = {
  venueName: "市民体育館",
  vaccinatedOn: "20210701",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "鈴木 一郎",
  personConfirmed: "yes",
};

/** Reads the ticket and sends the form of the reading as it stands, with what is filled in. */
export async function registersDose(
  tablet: Browser,
  ocrLine: string,
  filledIn: Record<string, string> = A_DOSE,
): Promise<Page> {
  const reading = await tablet.submit(paths.venueReadings, { ocrLine });
  return await sends(tablet, reading, filledIn);
}

/** Sends the form of a page that shows a reading. */
export function sends(
  tablet: Browser,
  { html }: Page,
  filledIn: Record<string, string>,
): Promise<Page> {
  const { action, fields } = formOf(html, "接種の内容");
  return tablet.submit(action, { ...fields, ...filledIn });
}
