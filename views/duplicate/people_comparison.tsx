import {
  fieldLines,
  fieldsAgree,
  MERGE_FIELDS,
  mergeFieldLabel,
} from "../../domain/duplicate/compare_people.ts";
import {
  type ComparedPair,
  MERGE_SIDES,
  type MergeSide,
  SIDE_LABELS,
} from "../../domain/duplicate/compared_pair.ts";
import { KEPT_FIELD } from "../../domain/duplicate/merge_choice.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Lines, SideChoice } from "./side_choice.tsx";

export interface ChoiceProps {
  pair: ComparedPair;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Undefined when the records are only shown. */
  choosing: "open" | undefined;
}

/** 個人の情報 of both, field by field, with a choice wherever they differ. */
export function PeopleComparison(props: ChoiceProps) {
  const { pair } = props;
  const numberOf = (side: MergeSide) => [pair[side].person.residentNumber];
  return (
    <div class="table-region" role="region" aria-label="個人の情報の比較" tabindex={0}>
      <table class="table comparison">
        <caption class="table__caption">個人の情報の比較</caption>
        <thead>
          <tr>
            <th scope="col">項目</th>
            {MERGE_SIDES.map((side) => <th scope="col">{SIDE_LABELS[side]}の記録</th>)}
            <th scope="col">比較</th>
          </tr>
        </thead>
        <tbody>
          <Row
            {...props}
            field={KEPT_FIELD}
            label={props.choosing ? "残す個別宛名番号" : "個別宛名番号"}
            lines={numberOf}
            comparison="differ"
          />
          {MERGE_FIELDS.map((field) => (
            <Row
              {...props}
              field={field}
              label={mergeFieldLabel(field)}
              lines={(side) => fieldLines(field, pair[side].person)}
              comparison={fieldsAgree(field, pair) ? "agree" : "differ"}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends ChoiceProps {
  field: string;
  label: string;
  lines: (side: MergeSide) => readonly string[];
  comparison: "agree" | "differ";
}

function Row({ field, label, lines, comparison, choosing, typed, problems }: RowProps) {
  const problem = problems.find((each) => each.field === field);
  const error = problem && `${field}-error`;
  const group = `${field}-group`;
  const isChosen = choosing !== undefined && comparison === "differ";
  return (
    <tr>
      <th scope="row" id={group}>{label}</th>
      {MERGE_SIDES.map((side) => (
        <td>
          {isChosen
            ? (
              <SideChoice
                name={field}
                value={side}
                id={side === "left" ? field : `${field}-${side}`}
                group={group}
                checked={typed[field] === side}
                lines={lines(side)}
                error={error}
              />
            )
            : <Lines lines={lines(side)} />}
        </td>
      ))}
      <td>
        {comparison === "differ" ? <strong>違う</strong> : "同じ"}
        {problem && <p class="field__error" id={error}>{problem.message}</p>}
      </td>
    </tr>
  );
}
