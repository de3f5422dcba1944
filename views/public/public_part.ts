import type { PublicFigures } from "../../domain/tally/public_figures.ts";
import type { PublicChoice } from "./choice.ts";
import type { PublicWords } from "./words.ts";

/** What each part of the public page is drawn from. */
export interface PublicPart {
  figures: PublicFigures;
  choice: PublicChoice;
  words: PublicWords;
}
