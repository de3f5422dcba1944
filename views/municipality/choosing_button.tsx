import { CHOOSING_STEPS } from "../../domain/municipality/municipality_choice.ts";

interface ChoosingButtonProps {
  step: keyof typeof CHOOSING_STEPS;
  children: string;
}

/** Draws the form again with the lists for what was typed; there is none where JavaScript runs. */
export function ChoosingButton({ step, children }: ChoosingButtonProps) {
  return (
    <noscript>
      <button
        type="submit"
        class="button button--outline"
        name="choosingStep"
        value={CHOOSING_STEPS[step]}
      >
        {children}
      </button>
    </noscript>
  );
}

/** Enter in a field sends a form by its first button, which must not be one that draws it again. */
export function DefaultButton() {
  return (
    <noscript>
      <button type="submit" hidden tabindex={-1} aria-hidden="true" />
    </noscript>
  );
}
