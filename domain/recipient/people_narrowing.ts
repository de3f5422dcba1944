import { z } from "zod";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";
import { parseTicketSearch } from "../ticket/ticket_search.ts";
import { readResidentNumber, residentNumberKey } from "./resident_number.ts";

/** What tells one of several people from the others; at least one of the two is there. */
export interface PeopleNarrowing {
  residentNumberKey: string | null;
  ticketNumber: string | null;
}

/** The form of 個別宛名番号 and 接種券番号 below a list of several people. */
export function peopleNarrowingForm(ownMunicipality: string) {
  return z.object({
    residentNumber: schemaOf((text) => unlessBlank(text, readResidentNumber)),
    ticketNumber: schemaOf((text) =>
      unlessBlank(text, (typed) => parseTicketSearch(typed, ownMunicipality))
    ),
  }).superRefine(({ residentNumber, ticketNumber }, context) => {
    if (residentNumber !== null || ticketNumber !== null) return;
    context.addIssue({
      code: "custom",
      path: ["residentNumber"],
      message: "個別宛名番号か接種券番号を入力してください。",
    });
  });
}

/** The narrowing an accepted form asks for. */
export function narrowingOf(
  form: z.output<ReturnType<typeof peopleNarrowingForm>>,
): PeopleNarrowing {
  const { residentNumber, ticketNumber } = form;
  return {
    residentNumberKey: residentNumber === null ? null : residentNumberKey(residentNumber),
    ticketNumber,
  };
}

function unlessBlank(
  text: string,
  read: (text: string) => Result<string>,
): Result<string | null> {
  if (text.trim() === "") return success(null);
  const value = read(text);
  return value.ok ? value : failure(value.message);
}
