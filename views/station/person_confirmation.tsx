import {
  COMPARED_WITH_PAPER,
  confirmationSentence,
} from "../../domain/dose/person_confirmation.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { readAtOf } from "../../domain/offline/sent_dose.ts";
import type { ShownPerson } from "../../domain/recipient/shown_person.ts";

interface PersonConfirmationProps {
  person: ShownPerson | undefined;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Whether it is all that is left to do: then it takes the focus. */
  waits: "first" | "later";
}

const NAME = "personConfirmed";
/** Ticket and person on the same page: what is being confirmed. */
const READING = "reading";

/** はい、本人です: one tap, without which nothing is registered. */
export function PersonConfirmation({ person, typed, problems, waits }: PersonConfirmationProps) {
  const error = problems.find(({ field }) => field === NAME);
  const sentence = readAtOf(typed) ? COMPARED_WITH_PAPER : confirmationSentence(person);
  return (
    <div class={error ? "confirm field--wrong" : "confirm"}>
      <label class="confirm__box" for={NAME}>
        <input
          type="checkbox"
          id={NAME}
          name={NAME}
          value="yes"
          checked={typed[NAME] === "yes"}
          aria-required="true"
          aria-describedby={error ? `${NAME}-error ${READING}` : READING}
          aria-invalid={error ? "true" : undefined}
          data-focus={waits === "first" ? "field" : undefined}
        />
        <span>{sentence}</span>
        <span class="field__required">※必須</span>
      </label>
      {error && <p class="field__error" id={`${NAME}-error`}>{error.message}</p>}
    </div>
  );
}
