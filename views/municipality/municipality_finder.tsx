import type { MunicipalityChoice } from "../../domain/municipality/municipality_choice.ts";
import {
  type Municipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { paths } from "../paths.ts";
import { ChoosingButton } from "./choosing_button.tsx";

const FIELD = "municipalityText";
const HITS = "municipality-hits";
/** So many are shown; who means another one types more. */
const SHOWN = 30;
const TYPE_MORE = "続けて入力すると絞り込めます。";

/** 自治体名から探す: a combobox with JavaScript, a field and a button without. */
export function MunicipalityFinder({ choice }: { choice: MunicipalityChoice }) {
  const { municipalityText, prefectureCode, choices } = choice;
  const hasSearched = municipalityText !== "" && prefectureCode === "";
  return (
    <div class="field chooser__finder">
      <label class="field__label" for={FIELD}>自治体名から探す</label>
      <p class="field__hint" id={`${FIELD}-hint`}>
        漢字でも、かなでもかまいません。例：浦安、うらやす、千葉県浦安市
      </p>
      <div class="chooser__combobox">
        <input
          class="input input--medium"
          id={FIELD}
          name={FIELD}
          value={municipalityText}
          maxlength={100}
          autocomplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded="false"
          aria-controls={`${HITS}-list`}
          aria-describedby={`${FIELD}-hint`}
          x-on:input="type"
          x-on:keydown="press"
          x-on:focusout="close"
          hx-get={paths.municipalityChoices}
          hx-trigger="named delay:150ms"
          hx-target={`#${HITS}`}
          hx-sync="this:replace"
        />
        <div id={HITS} class="chooser__hits" hidden x-on:mousedown="hold">
          <MunicipalityHits text="" hits={[]} />
        </div>
      </div>
      <ChoosingButton step="byText">探す</ChoosingButton>
      <p class="chooser__status" role="status" data-hits-status>
        {hasSearched && summaryOf(choices, "下の「自治体」から選んでください。")}
      </p>
    </div>
  );
}

interface MunicipalityHitsProps {
  /** What they were found by: what is typed by now may be more. */
  text: string;
  hits: readonly Municipality[];
}

/** What drops down below the field; taking one draws the two lists with it chosen. */
export function MunicipalityHits({ text, hits }: MunicipalityHitsProps) {
  return (
    <ul
      id={`${HITS}-list`}
      role="listbox"
      aria-label="見つかった自治体"
      data-text={text}
      data-summary={summaryOf(hits, hits.length > SHOWN ? TYPE_MORE : undefined)}
    >
      {hits.slice(0, SHOWN).map((hit) => (
        <li
          id={`municipality-${hit.code}`}
          role="option"
          aria-selected="false"
          hx-get={`${paths.municipalityChoices}?municipalityCode=${hit.code}`}
          hx-target="#municipality-choice"
        >
          {municipalityDisplayName(hit)}
          <small>{hit.district ? `${hit.kana}（${hit.district}）` : hit.kana}</small>
        </li>
      ))}
    </ul>
  );
}

/** How many there are, and what to do next. */
function summaryOf(hits: readonly Municipality[], next = "選んでください。"): string {
  if (hits.length === 0) {
    return "この名前の自治体はありません。名前の一部で探すか、都道府県から選んでください。";
  }
  return `${hits.length}件見つかりました。${next}`;
}
