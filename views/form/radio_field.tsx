import type { SelectFieldProps } from "./field.tsx";

/** A few choices that all stand on the page; one of them is needed. */
export function RadioField(
  { name, label, value, choices, problems }: Omit<SelectFieldProps, "hint" | "optional">,
) {
  const error = problems.find(({ field }) => field === name);
  return (
    <fieldset
      class={error ? "field field--wrong" : "field"}
      id={name}
      aria-describedby={error && `${name}-error`}
    >
      <legend class="field__label">
        {label}
        <span class="field__required">※必須</span>
      </legend>
      <div class="choices">
        {choices.map((choice) => (
          <div class="choice">
            <input
              type="radio"
              id={`${name}-${choice.value}`}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-required="true"
            />
            <label for={`${name}-${choice.value}`}>{choice.label}</label>
          </div>
        ))}
      </div>
      {error && <p class="field__error" id={`${name}-error`}>{error.message}</p>}
    </fieldset>
  );
}
