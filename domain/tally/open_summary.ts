import type { PlainDate } from "../date/plain_date.ts";
import { PREFECTURES } from "../municipality/municipality_master.ts";
import type { OpenLine } from "./open_line.ts";

/** The doses a ticket can have. */
const ORDINALS = [
  ...["first", "second", "third", "fourth", "fifth"],
  ...["sixth", "seventh", "eighth", "ninth"],
];
/** These columns are there from the first day on. */
const FEWEST_DOSES = 2;

type Row = readonly (string | number)[];

/** What the lines of `prefecture.ndjson` add up to, as the two summaries of the real service have it. */
export class OpenSummary {
  readonly #byDate = new Map<PlainDate, number[]>();
  readonly #byPrefecture = new Map<string, number[]>();
  #mostDoses = FEWEST_DOSES;

  add({ date, prefecture, status, count }: OpenLine): void {
    this.#mostDoses = Math.max(this.#mostDoses, status);
    for (const doses of [dosesOf(this.#byDate, date), dosesOf(this.#byPrefecture, prefecture)]) {
      doses[status - 1]! += count;
    }
  }

  /** By the number of the dose, from the first. */
  get totals(): number[] {
    const all = ORDINALS.map(() => 0);
    for (const doses of this.#byPrefecture.values()) doses.forEach((each, n) => all[n]! += each);
    return this.#shown(all);
  }

  /** `summary_by_date.csv`: the days on which a dose was given. */
  byDate(): Row[] {
    const days = [...this.#byDate].sort(([one], [other]) => one < other ? -1 : 1);
    return [
      ["date", ...this.#columns()],
      ...days.map(([date, doses]) => [date, ...this.#shown(doses)]),
    ];
  }

  /** `summary_by_prefecture.csv`: all 47. */
  byPrefecture(): Row[] {
    const rows = PREFECTURES.map(({ code, name }) => {
      const doses = this.#shown(this.#byPrefecture.get(code) ?? ORDINALS.map(() => 0));
      return [code, name, doses.reduce((sum, each) => sum + each, 0), ...doses];
    });
    return [["prefecture", "prefecture_name", "count", ...this.#columns()], ...rows];
  }

  #columns(): string[] {
    return this.#shown(ORDINALS).map((ordinal) => `count_${ordinal}_shot_general`);
  }

  #shown<Each>(ofDoses: readonly Each[]): Each[] {
    return ofDoses.slice(0, this.#mostDoses);
  }
}

function dosesOf(doses: Map<string, number[]>, key: string): number[] {
  const known = doses.get(key);
  if (known) return known;
  const none = ORDINALS.map(() => 0);
  doses.set(key, none);
  return none;
}
