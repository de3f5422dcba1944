import { createApp } from "../../../routes/app.ts";
import { Browser } from "../../routes/a_browser.ts";
import { aBrowserOf } from "../../routes/some_staff.ts";
import { measure } from "../measurement.ts";
import { type Percentiles, percentiles } from "../percentiles.ts";
import type { Campaign } from "./campaign.ts";
import { CounterDoses } from "./counter_doses.ts";
import { countedAnew } from "./counted_anew.ts";
import type { Benched } from "./figures.ts";
import { type Reader, SHOWN_PAGES, type ShownPage } from "./shown_pages.ts";

const LOOKS = 200;
const WARM_UP = 20;
/** Longer than figures are ever shown from memory. */
const MEMORY_MS = 61_000;

/**
 * Every page of statistics through the whole application, but for the socket: from the request to
 * the last byte. Beside it, in turn, the bare rows it is made from; and `select 1`.
 */
export async function benchPages(campaign: Campaign): Promise<Benched> {
  const look = await lookingAt(campaign);
  const least: number[] = [];
  const lines: string[] = [];
  const figures: Benched["figures"] = [];
  for (const page of SHOWN_PAGES) {
    const { bare, shown, kilobytes } = await benchPage(campaign, { page, look, least });
    const ratio = shown.p50 / bare.p50;
    lines.push(
      `| ${page.what} | ${kilobytes} | ${inMs(bare)} | ${inMs(shown)} | ${ratio.toFixed(1)} |`,
    );
    figures.push({ what: `${page.what}, p95 ms`, text: (1_000 * shown.p95).toFixed(1) });
  }
  const anew = await countedAnew(campaign);
  figures.push({ what: "the three counts of 接種状況, counted anew, ms", text: anew.toFixed(0) });
  const table = [
    `p50 / p95 in ms of ${LOOKS} looks each; × compares the p50 with the bare rows'; the largest ` +
    "municipality has 3.8 % of the people\n",
    "| page | KB | bare rows | in the server | × |",
    "|---|---|---|---|---|",
    `| reference: \`select 1\` | – | ${inMs(percentiles(least))} | – | – |`,
    ...lines,
    "",
    `The three counts of 接種状況, counted anew from the register: ${anew.toFixed(0)} ms.`,
  ];
  return { title: "Pages", table: table.join("\n"), figures };
}

/** One look at a page; answers how many bytes came. */
type Look = (page: ShownPage) => Promise<number>;

async function lookingAt({ office }: Campaign): Promise<Look> {
  const app = createApp(office);
  const browsers: Record<Reader, Browser> = {
    municipal: await aBrowserOf({ app, office }, { kind: "municipal" }),
    prefecture: await aBrowserOf({ app, office }, { kind: "prefecture" }),
    national: await aBrowserOf({ app, office }, { kind: "national" }),
    everyone: new Browser(app),
  };
  return async ({ reader, path }) => {
    const answer = await browsers[reader].send(path, { headers: { "accept-encoding": "gzip" } });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return (await answer.bytes()).length;
  };
}

interface Looking {
  page: ShownPage;
  look: Look;
  /** Where the times of `select 1` are kept, of all pages together. */
  least: number[];
}

async function benchPage(
  campaign: Campaign,
  { page, look, least }: Looking,
): Promise<{ bare: Percentiles; shown: Percentiles; kilobytes: string }> {
  const { owner, office } = campaign;
  const began = office.time;
  const doses = page.before === "dose registered" ? await CounterDoses.in(campaign) : undefined;
  const [bare, shown]: [number[], number[]] = [[], []];
  let bytes = 0;
  for (let time = 0; time < WARM_UP + LOOKS; time++) {
    await doses?.register();
    if (page.before === "memory expired") office.time = new Date(+office.time + MEMORY_MS);
    const pick = await measure("select 1", 1, () => owner`select 1`);
    const rows = await measure("rows", 1, async () => {
      for (const [table, which] of page.rows) {
        await owner.unsafe(`select * from ${table} where ${which}`, [], { prepare: true });
      }
    });
    const page_ = await measure("page", 1, async () => bytes = await look(page));
    if (time < WARM_UP) continue;
    least.push(pick.seconds);
    bare.push(rows.seconds);
    shown.push(page_.seconds);
  }
  office.time = began;
  const kilobytes = (bytes / 1_000).toFixed(0);
  return { bare: percentiles(bare), shown: percentiles(shown), kilobytes };
}

function inMs({ p50, p95 }: Percentiles): string {
  return `${(1_000 * p50).toFixed(1)} / ${(1_000 * p95).toFixed(1)}`;
}
