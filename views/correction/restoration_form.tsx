import { Form, SubmitButton } from "../form/form.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";

interface RestorationFormProps {
  record: RecordPath;
  doseId: string;
  version: number;
  /** What the button says. */
  label: string;
  /** Names the form among others, when there are several. */
  name?: string;
}

/** One button: takes a staged deletion back, or stages the restoration of a deleted dose. */
export function RestorationForm({ record, doseId, version, label, name }: RestorationFormProps) {
  return (
    <div class="in-row">
      <Form action={correctionPaths(record).doseRestoration(doseId)} label={name ?? label}>
        <input type="hidden" name="version" value={String(version)} />
        <SubmitButton look="outline">{label}</SubmitButton>
      </Form>
    </div>
  );
}
