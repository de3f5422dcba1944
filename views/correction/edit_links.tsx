import { formatDate } from "../../domain/date/plain_date.ts";
import type { RecordDose } from "../../domain/record/person_record.ts";
import { doseName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { correctionPaths } from "../paths.ts";
import type { RecordEditing } from "./record_editing.ts";
import { RestorationForm } from "./restoration_form.tsx";

/** 編集 of the person. */
export function PersonEditLink({ editing: { path, isOffered } }: { editing: RecordEditing }) {
  if (!isOffered) return null;
  return (
    <p>
      <a
        class="button button--outline"
        href={correctionPaths(path).person}
        aria-label="接種対象者を編集"
      >
        編集
      </a>
    </p>
  );
}

interface DoseActionProps {
  dose: RecordDose;
  editing: RecordEditing;
}

/** 編集 of a dose. */
export function DoseEditLink({ dose, editing: { path } }: DoseActionProps) {
  return (
    <a
      class="row-link"
      href={correctionPaths(path).dose(dose.id)}
      aria-label={`${doseName(dose)}を編集`}
    >
      編集
    </a>
  );
}

/** 復元 of a deleted dose. */
export function DoseRestoreButton({ dose, editing: { path } }: DoseActionProps) {
  return (
    <RestorationForm
      record={path}
      doseId={dose.id}
      version={dose.version}
      label="復元"
      name={`${formatDate(dose.vaccinatedOn)}の${doseName(dose)}を復元`}
    />
  );
}

export function DoseAdditionLink({ editing: { path, isOffered } }: { editing: RecordEditing }) {
  if (!isOffered) return null;
  return (
    <p>
      <LinkButton href={correctionPaths(path).newDose}>接種記録を追加</LinkButton>
    </p>
  );
}
