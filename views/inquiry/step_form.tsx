import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { Form, SubmitButton } from "../form/form.tsx";

interface StepFormProps {
  inquiry: Inquiry;
  action: string;
  /** Of the button, and of the form. */
  label: string;
  look?: "solid" | "outline";
}

/** One click that takes the case a step on. */
export function StepForm({ inquiry, action, label, look }: StepFormProps) {
  return (
    <Form action={action} label={label}>
      <VersionField inquiry={inquiry} />
      <SubmitButton look={look}>{label}</SubmitButton>
    </Form>
  );
}

/** Tells whether what the screen showed is still true when its form arrives. */
export function VersionField({ inquiry }: { inquiry: Inquiry }) {
  return <input type="hidden" name="version" value={String(inquiry.version)} />;
}
