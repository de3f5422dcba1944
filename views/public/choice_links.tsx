interface ChoiceLinksProps {
  label: string;
  choices: readonly { text: string; href: string; isChosen: boolean }[];
}

/**
 * Links to the same page otherwise chosen. With JavaScript the page changes where it stands; what is
 * fetched is the whole page all the same, so that one answer serves everybody.
 */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav class="public-choices" aria-label={label}>
      <span class="public-choices__label" aria-hidden="true">{label}</span>
      <ul class="public-choices__list">
        {choices.map(({ text, href, isChosen }) => (
          <li>
            <a
              class="public-choices__choice"
              href={href}
              aria-current={isChosen ? "true" : undefined}
              hx-get={href}
              hx-target="#page"
              hx-select="#page"
              hx-swap="outerMorph"
              hx-replace-url={href}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
