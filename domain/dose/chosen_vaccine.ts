import { z } from "zod";
import { lookupVaccine, type Vaccine } from "./vaccine.ts";

/** ワクチン of a form: the code of one of the list. */
export function chosenVaccine(vaccines: readonly Vaccine[]) {
  return z.string().superRefine((code, context) => {
    if (lookupVaccine(vaccines, code)) return;
    const message = code === ""
      ? "ワクチンを選んでください。"
      : "選んだワクチンは今は選べません。ワクチンを選び直してください。";
    context.addIssue({ code: "custom", message });
  });
}
