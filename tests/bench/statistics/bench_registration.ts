import { dosesWriting, peopleWriting } from "./bulk_writing.ts";
import type { Campaign } from "./campaign.ts";
import { CounterDoses } from "./counter_doses.ts";
import type { Benched } from "./figures.ts";
import {
  median,
  medianRatio,
  msPerThousand,
  withAndWithout,
  type Writing,
} from "./with_and_without.ts";

const COUNTER_ROUNDS = 20;
const COUNTER_DOSES = 100;
/** The first after a switch of triggers are planned anew. */
const WARM_UP = 10;

/** What keeping the counts costs whoever registers, and what adding them up costs afterwards. */
export async function benchRegistration(campaign: Campaign): Promise<Benched> {
  const counter = await counterWriting(campaign);
  const writings: [string, Writing][] = [
    ["登録 at the counter, all over the nation", counter],
    ["接種対象者登録 in one municipality", peopleWriting(campaign)],
    ["一括登録 of doses in one municipality", dosesWriting(campaign)],
  ];
  const lines: string[] = [];
  const figures: Benched["figures"] = [];
  for (const [what, writing] of writings) {
    const compared = await withAndWithout(campaign, writing);
    const { counting, uncounted, folding } = compared;
    const ratio = medianRatio(compared).toFixed(3);
    const ms = (costs: typeof counting) =>
      (1_000 * median(costs.map(({ seconds }) => seconds)) / writing.rows).toFixed(2);
    const processor = [counting, uncounted, folding].map((costs) =>
      msPerThousand(costs, writing.rows).toFixed(0)
    );
    lines.push(
      `| ${what} | ${writing.rounds} × ${writing.rows.toLocaleString("en")} | ` +
        `${ms(uncounted)} | ${ms(counting)} | ${ratio} | ${processor[1]} | ${processor[0]} | ` +
        `${processor[2]} |`,
    );
    figures.push(
      { what: `${what}: × time of uncounted`, text: ratio },
      { what: `${what}: adding up 1,000 rows, processor ms`, text: processor[2]! },
    );
  }
  const table = [
    "With and without the triggers that count, in turn; × is the median of the rounds' ratios. " +
    "Processor time is the server's and the database's, of 1,000 rows; adding up happens in the " +
    "background\n",
    "| what | rows | ms a row, uncounted | counted | × | processor ms, uncounted | counted | " +
    "adding up |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
  ];
  return { title: "Keeping the counts", table: table.join("\n"), figures };
}

async function counterWriting(campaign: Campaign): Promise<Writing> {
  const doses = await CounterDoses.everywhere(campaign);
  const register = async (count: number) => {
    for (let dose = 0; dose < count; dose++) await doses.register();
  };
  return {
    rounds: COUNTER_ROUNDS,
    rows: COUNTER_DOSES,
    prepare: () => register(WARM_UP),
    write: () => register(COUNTER_DOSES),
  };
}
