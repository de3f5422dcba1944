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

/** What is said instead of a dose that was read without a network, when nobody stands there any more. */
export const COMPARED_WITH_PAPER = "予診票と見比べて、本人の接種と確かめました";
