import type { Child } from "hono/jsx";
import type { PublicPart } from "./public_part.ts";
import { countText, shareAt } from "./public_texts.ts";

/** The figures of the nation, large. */
export function PublicSummary({ figures, words }: Omit<PublicPart, "choice">) {
  const { nation, doseNumbers, doses, recentMean } = figures;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{words.summary}</h2>
      <ul class="figures">
        {doseNumbers.map((doseNumber, place) => (
          <Figure
            label={words.vaccinated(words.dose(doseNumber))}
            number={shareAt(nation, place)}
            note={countText(nation.vaccinated[place], words.people)}
          />
        ))}
      </ul>
      <ul class="figures figures--quiet">
        <Figure label={words.given} number={countText(doses.all.given, words.doses)} />
        {recentMean !== null && <Figure label={words.dailyMean} number={words.doses(recentMean)} />}
        <Figure label={words.registered} number={countText(nation.people, words.people)} />
      </ul>
    </section>
  );
}

function Figure({ label, number, note }: { label: string; number: string; note?: Child }) {
  return (
    <li class="figure">
      <span class="figure__label">{label}</span>
      <span class="figure__number">{number}</span>
      {note && <span class="figure__note">{note}</span>}
    </li>
  );
}
