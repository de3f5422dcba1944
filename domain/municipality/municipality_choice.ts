import type { Typed } from "../form_problem.ts";
import { lookupMunicipality, type Municipality } from "./municipality_master.ts";
import { municipalitiesOf, searchMunicipalities } from "./municipality_search.ts";

/** How far somebody is with choosing a municipality. */
export interface MunicipalityChoice {
  /** "" while none is chosen. */
  prefectureCode: string;
  /** What is typed to find one by its name. */
  municipalityText: string;
  /** What may be chosen: all of the prefecture, else what the text finds. */
  choices: readonly Municipality[];
  chosen: Municipality | undefined;
}

/** Which button drew the form again instead of sending it; each empties the other way to choose. */
export const CHOOSING_STEPS = { byPrefecture: "prefecture", byText: "text" } as const;

/**
 * What the fields prefectureCode, municipalityText, municipalityCode and choosingStep of a form say.
 * Nothing is ever chosen but by the person: a municipality that another prefecture or another text
 * stands beside counts as not chosen, because to ask the wrong one tells it about somebody.
 */
export function municipalityChoice(typed: Typed): MunicipalityChoice {
  const named = lookupMunicipality(typed.municipalityCode ?? "");
  const { prefectureCode, municipalityText } = fieldsInForce(typed, named);
  const found = searchMunicipalities(municipalityText);
  const choices = prefectureCode ? municipalitiesOf(prefectureCode) : found;
  const isMeant = (place: Municipality) =>
    choices.includes(place) && (municipalityText === "" || found.includes(place));
  return {
    prefectureCode,
    municipalityText,
    choices,
    chosen: named && isMeant(named) ? named : undefined,
  };
}

function fieldsInForce(typed: Typed, named: Municipality | undefined) {
  const { choosingStep, prefectureCode = "" } = typed;
  const municipalityText = typed.municipalityText?.trim() ?? "";
  if (choosingStep === CHOOSING_STEPS.byText) return { prefectureCode: "", municipalityText };
  if (choosingStep === CHOOSING_STEPS.byPrefecture) {
    return { prefectureCode, municipalityText: "" };
  }
  // A form that was filled in for somebody names the municipality only.
  const isAlone = prefectureCode === "" && municipalityText === "";
  return {
    prefectureCode: isAlone ? named?.prefectureCode ?? "" : prefectureCode,
    municipalityText,
  };
}
