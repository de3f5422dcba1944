import { z } from "zod";
import type { ShownPerson } from "../recipient/shown_person.ts";

/** What staff say before a dose is registered: that the dose is this person's. */
export const PersonConfirmation = z.object({
  personConfirmed: z.string().refine(
    (marked) => marked === "yes",
    "本人の確認がまだです。本人に氏名を確かめてから、確認の欄に印を付けてください。",
  ),
});
export type PersonConfirmation = z.infer<typeof PersonConfirmation>;

/** The sentence that is said: where the screen shows nobody, the ticket's name must do. */
export function confirmationSentence(person: ShownPerson | undefined): string {
  return person && person.shown !== "nothing" ? "はい、本人です" : "券面の氏名を本人に確かめました";
}
