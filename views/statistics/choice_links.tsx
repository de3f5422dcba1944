interface ChoiceLinksProps {
  /** What is chosen: "接種の回数". */
  label: string;
  choices: readonly { label: string; href: string; isChosen: boolean }[];
}

/** Chooses what a page shows, by links that need no script. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  if (choices.length < 2) return null;
  return (
    <nav class="choice-links" aria-label={label}>
      <span class="choice-links__label" aria-hidden="true">{label}</span>
      <ul>
        {choices.map(({ label, href, isChosen }) => (
          <li>
            <a href={href} aria-current={isChosen ? "true" : undefined}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Which dose is shown; `hrefOf` leads to the page of another. */
export function doseChoices(
  doseNumbers: readonly number[],
  shown: number,
  hrefOf: (doseNumber: number) => string,
): ChoiceLinksProps["choices"] {
  return doseNumbers.map((doseNumber) => ({
    label: `${doseNumber}回目`,
    href: hrefOf(doseNumber),
    isChosen: doseNumber === shown,
  }));
}
