import { PREFECTURES } from "../../domain/municipality/municipality_master.ts";
import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { AREA_SIZES, type AreaSize, type RankingQuery } from "../../domain/tally/ranking_query.ts";
import type { Choice } from "../form/field.tsx";
import { SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface RankingFormProps {
  query: RankingQuery;
  doseNumbers: readonly number[];
  home: CoverageArea;
}

/** Narrows the ranking down; what is chosen stands in the URL. */
export function RankingForm({ query, doseNumbers, home }: RankingFormProps) {
  const sizes = Object.keys(AREA_SIZES) as AreaSize[];
  return (
    <form
      class="form form--grid"
      method="get"
      action={paths.statisticsRanking}
      aria-label="比較する自治体"
      novalidate
    >
      {home.kind === "nation" && <Whose query={query} />}
      <Select
        name="dose"
        label="接種の回数"
        value={String(query.doseNumber)}
        choices={doseNumbers.map((number) => ({ value: String(number), label: `${number}回目` }))}
      />
      <Select
        name="size"
        label="規模（接種対象者の数）"
        value={query.size ?? ""}
        choices={[EVERY, ...sizes.map((size) => ({ value: size, label: AREA_SIZES[size].label }))]}
      />
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="order" value={query.order} />
      <div class="buttons">
        <SubmitButton look="outline">表示する</SubmitButton>
      </div>
    </form>
  );
}

const EVERY: Choice = { value: "", label: "すべて" };

/** For whoever sees the whole nation. */
function Whose({ query }: Pick<RankingFormProps, "query">) {
  return (
    <>
      <Select
        name="of"
        label="比べるもの"
        value={query.of}
        choices={[
          { value: "municipality", label: "市区町村" },
          { value: "prefecture", label: "都道府県" },
        ]}
      />
      <Select
        name="prefecture"
        label="都道府県（市区町村を比べるとき）"
        value={query.prefectureCode ?? ""}
        choices={[EVERY, ...PREFECTURES.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
}

function Select({ name, label, value, choices }: SelectProps) {
  return (
    <div class="field">
      <label class="field__label" for={name}>{label}</label>
      <select class="input input--medium" id={name} name={name}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>{choice.label}</option>
        ))}
      </select>
    </div>
  );
}
