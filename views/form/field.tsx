import type { Child } from "hono/jsx";
import type { FormProblem } from "../../domain/form_problem.ts";

export interface FieldState {
  name: string;
  label: string;
  problems: readonly FormProblem[];
  /** Support text above the field. */
  hint?: string;
  optional?: true;
}

interface FieldFrame extends FieldState {
  children: (described: { "aria-describedby"?: string; "aria-invalid"?: "true" }) => Child;
}

/** Label, ※必須, support text, the control, and its error below, all tied together. */
export function Field({ name, label, problems, hint, optional, children }: FieldFrame) {
  const error = problems.find((problem) => problem.field === name);
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field field--wrong" : "field"}>
      <label class="field__label" for={name}>
        {label}
        <span class={optional ? "field__optional" : "field__required"}>
          {optional ? "任意" : "※必須"}
        </span>
      </label>
      {hint && <p class="field__hint" id={`${name}-hint`}>{hint}</p>}
      {children({
        "aria-describedby": ids || undefined,
        "aria-invalid": error ? "true" : undefined,
      })}
      {error && <p class="field__error" id={`${name}-error`}>{error.message}</p>}
    </div>
  );
}

export interface TextFieldProps extends FieldState {
  value?: string;
  type?: "text" | "password" | "email";
  autocomplete?: string;
  inputmode?: "numeric" | "text";
  maxlength?: number;
  size?: "medium" | "long";
  list?: string;
}

export function TextField(props: TextFieldProps) {
  const { value = "", type = "text", autocomplete = "off", inputmode, maxlength } = props;
  return (
    <Field {...props}>
      {(described) => (
        <input
          class={`input input--${props.size ?? "medium"}`}
          id={props.name}
          name={props.name}
          type={type}
          value={value}
          autocomplete={autocomplete}
          inputmode={inputmode}
          maxlength={maxlength}
          list={props.list}
          aria-required={props.optional ? undefined : "true"}
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        />
      )}
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export interface SelectFieldProps extends FieldState {
  value?: string;
  choices: readonly Choice[];
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...props}>
      {(described) => (
        <select
          class="input input--medium"
          id={props.name}
          name={props.name}
          aria-required={props.optional ? undefined : "true"}
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          <option value="">選択してください</option>
          {props.choices.map(({ value, label }) => (
            <option value={value} selected={value === props.value}>{label}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
