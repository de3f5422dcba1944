import type { NameCriteria } from "../../domain/transfer/inquiry.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { askedQuestion } from "../transfer/asked_question.ts";
import { DEMO_TOWN, NEIGHBOUR_TOWN } from "./demo_places.ts";

const FAMILIES = ["ハナカゼ", "ツキシロ", "ユキノシタ", "アマノガワ", "ミズカガミ", "ホシアカリ"];
const GIVEN = ["トワコ", "ミヤビ", "カナエ"];

/**
 * Three who live in neither town, and whom its register denies at once: the keys of this very
 * installation decide which names are held as cover.
 */
export function unknownNames(myNumbers: MyNumberSealer): NameCriteria[] {
  const names = GIVEN.flatMap((givenKana) =>
    FAMILIES.map((familyKana) => ({ familyKana, givenKana }))
  );
  const unknown = names.map((name): NameCriteria => ({
    kind: "name",
    ...name,
    birthDate: "1958-03-21",
    sex: "female",
  }));
  const denied = unknown.filter((about) =>
    [[DEMO_TOWN, NEIGHBOUR_TOWN], [NEIGHBOUR_TOWN, DEMO_TOWN]].every(([asking, asked]) =>
      !askedQuestion(myNumbers, asking!.municipalityCode, {
        otherCode: asked!.municipalityCode,
        about,
      }).isCover
    )
  );
  return denied.slice(0, 3);
}
