import { Field, type FieldState } from "./field.tsx";

/** A field of several lines. */
export function LongTextField(props: FieldState & { value?: string }) {
  return (
    <Field {...props}>
      {(described) => (
        <textarea
          class="input input--long"
          id={props.name}
          name={props.name}
          rows={4}
          aria-required={props.optional ? undefined : "true"}
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          {props.value}
        </textarea>
      )}
    </Field>
  );
}
