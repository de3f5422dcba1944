import assert from "node:assert/strict";
import type { Typed } from "../../../domain/form_problem.ts";
import { municipalityChoice } from "../../../domain/municipality/municipality_choice.ts";

const URAYASU = "122271";
const FUCHU_TOKYO = "132063";
const CHIBA = 54;

interface Case {
  name: string;
  typed: Typed;
  chosen: string | undefined;
  /** How many may be chosen. */
  choices: number;
  prefectureCode?: string;
}

const CASES: readonly Case[] = [
  { name: "nothing yet", typed: {}, chosen: undefined, choices: 0 },
  {
    name: "a prefecture",
    typed: { prefectureCode: "12" },
    chosen: undefined,
    choices: CHIBA,
  },
  {
    name: "a municipality of the prefecture",
    typed: { prefectureCode: "12", municipalityCode: URAYASU },
    chosen: URAYASU,
    choices: CHIBA,
  },
  {
    name: "a municipality, and then another prefecture",
    typed: { prefectureCode: "13", municipalityCode: URAYASU },
    chosen: undefined,
    choices: 62,
  },
  {
    name: "what was searched for",
    typed: { municipalityText: "府中" },
    chosen: undefined,
    choices: 3,
  },
  {
    name: "one of those found",
    typed: { municipalityText: "府中", municipalityCode: FUCHU_TOKYO },
    chosen: FUCHU_TOKYO,
    choices: 3,
  },
  {
    name: "one of those found, and then another text",
    typed: { municipalityText: "うらやす", municipalityCode: FUCHU_TOKYO },
    chosen: undefined,
    choices: 1,
  },
  {
    name: "the only one found, which nobody has chosen",
    typed: { municipalityText: "うらやす" },
    chosen: undefined,
    choices: 1,
  },
  {
    name: "a municipality of the prefecture, and then a text that means another",
    typed: { prefectureCode: "12", municipalityCode: URAYASU, municipalityText: "市川" },
    chosen: undefined,
    choices: CHIBA,
  },
  {
    name: "one taken from the list below the text",
    typed: { prefectureCode: "12", municipalityCode: URAYASU, municipalityText: "千葉県浦安市" },
    chosen: URAYASU,
    choices: CHIBA,
  },
  {
    name: "only the municipality, from an earlier inquiry",
    typed: { municipalityCode: URAYASU },
    chosen: URAYASU,
    choices: CHIBA,
    prefectureCode: "12",
  },
  {
    name: "探す after another prefecture was chosen",
    typed: { choosingStep: "text", prefectureCode: "12", municipalityText: "府中" },
    chosen: undefined,
    choices: 3,
    prefectureCode: "",
  },
  {
    name: "自治体を表示 after a text was typed",
    typed: { choosingStep: "prefecture", prefectureCode: "12", municipalityText: "府中" },
    chosen: undefined,
    choices: CHIBA,
    prefectureCode: "12",
  },
  {
    name: "a code that is no municipality's",
    typed: { municipalityCode: "120006" },
    chosen: undefined,
    choices: 0,
  },
];

for (const { name, typed, chosen, choices, prefectureCode } of CASES) {
  Deno.test(`${name}: ${choices} to choose from, ${chosen ?? "none"} chosen`, () => {
    const choice = municipalityChoice(typed);
    assert.equal(choice.chosen?.code, chosen);
    assert.equal(choice.choices.length, choices);
    if (prefectureCode !== undefined) assert.equal(choice.prefectureCode, prefectureCode);
  });
}
