import type { FieldState } from "./field.tsx";

interface CheckFieldProps extends Omit<FieldState, "hint"> {
  /** What the box sends when it is marked. */
  value: string;
  /** What was sent the last time. */
  typed: string | undefined;
}

/** One box with its label beside it, and its error below. */
export function CheckField({ name, label, value, typed, problems, optional }: CheckFieldProps) {
  const error = problems.find(({ field }) => field === name);
  return (
    <div class={error ? "field field--wrong" : "field"}>
      <div class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          checked={typed === value}
          aria-required={optional ? undefined : "true"}
          aria-describedby={error && `${name}-error`}
          aria-invalid={error ? "true" : undefined}
        />
        <label for={name}>
          {label}
          {!optional && <span class="field__required">※必須</span>}
        </label>
      </div>
      {error && <p class="field__error" id={`${name}-error`}>{error.message}</p>}
    </div>
  );
}
