import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { lookupVaccine } from "../../domain/dose/vaccine.ts";

interface KnownLotsProps {
  choices: DoseChoices;
  /** Lots that expired before this day are not offered; without it all are. */
  givenOn: PlainDate | undefined;
}

/**
 * The municipality's lots: suggestions for the field `lotNumber`, and buttons that fill it in.
 * `static/known_lots.ts` narrows both to the chosen vaccine.
 */
export function KnownLots({ choices, givenOn }: KnownLotsProps) {
  const { vaccines } = choices;
  const lots = choices.lots.filter(({ expiresOn }) =>
    !givenOn || !expiresOn || expiresOn >= givenOn
  );
  return (
    <>
      <datalist id="knownLots">
        {lots.map(({ vaccineCode, lotNumber }) => (
          <option
            value={lotNumber}
            label={lookupVaccine(vaccines, vaccineCode)?.maker}
            data-vaccine={vaccineCode}
          />
        ))}
      </datalist>
      <ul class="known-lots" aria-label="ロット一覧" hidden>
        {lots.map(({ vaccineCode, lotNumber, expiresOn }) => (
          <li data-vaccine={vaccineCode}>
            <button type="button" class="chip" value={lotNumber}>
              {lotNumber}
              {expiresOn && <small>期限 {formatDate(expiresOn)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
