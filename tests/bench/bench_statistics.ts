import { benchPages } from "./statistics/bench_pages.ts";
import { benchPublication } from "./statistics/bench_publication.ts";
import { benchRegistration } from "./statistics/bench_registration.ts";
import { type Campaign, openCampaign } from "./statistics/campaign.ts";
import { type Figure, growthTable } from "./statistics/figures.ts";
import { municipalitySizes } from "./statistics/municipality_sizes.ts";

/**
 * Statistics of a whole nation, of each size in a database of its own: the pages, publishing, and
 * what it costs to keep the counts. Several sizes are put side by side at the end.
 */
export async function benchStatistics(sizes: readonly number[]): Promise<void> {
  console.log(
    `# VRS bench: statistics, Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
  );
  const measured: { doses: number; figures: Figure[] }[] = [];
  for (const size of sizes) measured.push(await benchSize(size));
  if (sizes.length > 1) console.log(growthTable(measured));
}

async function benchSize(size: number): Promise<{ doses: number; figures: Figure[] }> {
  await using campaign = await openCampaign(municipalitySizes(size));
  const { people, doses } = campaign;
  console.log(
    `## ${people.toLocaleString("en")} people, ${doses.toLocaleString("en")} doses, ` +
      `1,741 municipalities\n\n${await stepsTable(campaign)}\n`,
  );
  const figures = campaign.steps.map(({ what, seconds }) => ({
    what: `${what}, s`,
    text: seconds.toFixed(1),
  }));
  // Registering goes last: what is written without counting would not let anything be published.
  for (const bench of [benchPages, benchPublication, benchRegistration]) {
    const { title, table, figures: own } = await bench(campaign);
    console.log(`### ${title}\n\n${table}\n`);
    figures.push(...own);
  }
  return { doses, figures };
}

async function stepsTable({ owner, steps }: Campaign): Promise<string> {
  const [{ register, tallies }] = await owner<[{ register: number; tallies: number }]>`
    select coalesce(sum(size) filter (where name in ('recipient', 'ticket', 'dose')), 0)::float8
        as register,
      coalesce(sum(size) filter (where name like 'tally\\_%'), 0)::float8 as tallies
    from (
      select relname as name, pg_total_relation_size(oid) / 1e6 as size from pg_class
      where relkind = 'r'
    ) as relation`;
  return [
    "| step | seconds |",
    "|---|---|",
    ...steps.map(({ what, seconds }) => `| ${what} | ${seconds.toFixed(1)} |`),
    "",
    `The register takes ${register.toFixed(0)} MB, the tallies ${tallies.toFixed(0)} MB.`,
  ].join("\n");
}
