import type { FormProblem } from "../../domain/form_problem.ts";

/** First thing on a refused form: what is wrong, linked to where. It takes the focus. */
export function ErrorSummary({ problems }: { problems: readonly FormProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus="first">
      <h2 class="error-summary__heading">入力内容を確かめてください</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
