interface SideChoiceProps {
  name: string;
  value: string;
  /** Ids must be unique; the first of a group has the name of the field, for the error summary. */
  id: string;
  /** Id of the element that says what is chosen between. */
  group: string;
  checked: boolean;
  lines: readonly string[];
  /** Id of the error text, when there is one. */
  error?: string;
}

/** One of two possibilities, in a cell of a table. */
export function SideChoice({ name, value, id, group, checked, lines, error }: SideChoiceProps) {
  return (
    <div class="side-choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-labelledby={`${group} ${id}-label`}
        aria-describedby={error}
        aria-invalid={error ? "true" : undefined}
      />
      <label for={id} id={`${id}-label`}>
        <Lines lines={lines} />
      </label>
    </div>
  );
}

export function Lines({ lines }: { lines: readonly string[] }) {
  return <>{lines.map((line) => <span class="side-choice__line">{line}</span>)}</>;
}
