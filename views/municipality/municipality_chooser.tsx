import type { FormProblem } from "../../domain/form_problem.ts";
import type { MunicipalityChoice } from "../../domain/municipality/municipality_choice.ts";
import { DefaultButton } from "./choosing_button.tsx";
import { MunicipalityFinder } from "./municipality_finder.tsx";
import { MunicipalitySelects } from "./municipality_selects.tsx";

interface MunicipalityChooserProps {
  label: string;
  choice: MunicipalityChoice;
  problems: readonly FormProblem[];
}

/**
 * 都道府県・自治体, or by name: fields of a form whose handler draws it again for a `choosingStep`
 * (`domain/municipality/municipality_choice.ts`). With JavaScript (`static/municipality_chooser.ts`)
 * the lists follow what is typed and chosen, and those requests say nothing else of the form.
 */
export function MunicipalityChooser({ label, choice, problems }: MunicipalityChooserProps) {
  return (
    <fieldset class="chooser" x-data="municipalityChooser" x-on:change="change" data-live>
      <legend>{label}</legend>
      <DefaultButton />
      <MunicipalityFinder choice={choice} />
      <p class="chooser__or">または</p>
      <div id="municipality-choice" class="chooser__choice">
        <MunicipalitySelects choice={choice} problems={problems} />
      </div>
    </fieldset>
  );
}

/**
 * Whom the form will ask, to stand beside its button: told by `static/municipality_chooser.ts` as
 * long as one is chosen. Without JavaScript the lists themselves say it, and are held to each other.
 */
export function AskedMunicipality() {
  return <p class="asked-municipality" role="status" data-asked-municipality />;
}
