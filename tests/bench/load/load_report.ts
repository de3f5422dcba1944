import type { BareRate } from "./bare_registration.ts";
import { growthOf } from "./growth.ts";
import type { Latencies } from "./latencies.ts";
import type { Reckoning } from "./lost_and_doubled.ts";
import type { EndpointFigures } from "./load_client.ts";
import type { DayFigures } from "./national_day.ts";
import { REGISTRATION } from "./tablets.ts";
import type { Written } from "./written.ts";

export interface LoadFigures {
  day: DayFigures;
  reckoning: Reckoning;
  bare: BareRate | undefined;
  rate: number;
  /** In the whole day. */
  written: Written;
}

/** What was asked of it (issue 9). */
const TARGET = { registrations: 300, p95: 300, shareOfBare: 0.3 };

/** All of it as Markdown. */
export function loadReport({ day, reckoning, bare, rate, written }: LoadFigures): string {
  const { busy, isOverrun } = day;
  const reached = busy.registrations / busy.seconds;
  return [
    ...(isOverrun ? ["**The server did not keep up: the day was broken off.**\n"] : []),
    `## Requests\n\n${endpointTable(day)}\n`,
    `## Registrations\n`,
    "| what | figure |",
    "|---|---|",
    `| in the busy hours (${busy.seconds.toFixed(0)} s), aimed at ${rate} | ${
      reached.toFixed(1)
    } a second |`,
    ...bareLines(bare, reached),
    ...costLines(day),
    ...writtenLines(day, written),
    ...reckoningLines(reckoning),
    "",
    memoryLine(day),
    followersLine(day),
    "",
    ...verdicts({ day, reckoning, bare, rate }),
    "",
  ].join("\n");
}

function endpointTable({ client, seconds }: DayFigures): string {
  const lines = [...client.endpoints].map(([endpoint, { all, busy, bytes, errors }]) => {
    const size = bytes === 0 ? "–" : (bytes / all.count / 1_000).toFixed(1);
    const rate = (all.count / seconds).toFixed(1);
    return `| ${endpoint} | ${all.count} | ${rate} | ${size} | ${figures(all)} | ${
      figures(inBusyHours({ all, busy }))
    } | ${errors} |`;
  });
  const faults = [...client.faults].map(([fault, count]) => `- ${count} × ${fault}`);
  return [
    "From when each was due, so that waiting to be sent counts: p50 / p95 / p99 / longest in ms.\n",
    "| endpoint | requests | a second | KB | whole day | busy hours | errors |",
    "|---|---|---|---|---|---|---|",
    ...lines,
    "",
    ...faults,
  ].join("\n");
}

/** Of the whole day where there were no busy hours. */
function inBusyHours({ all, busy }: Pick<EndpointFigures, "all" | "busy">): Latencies {
  return busy.count > 0 ? busy : all;
}

function figures(latencies: Latencies): string {
  const shares = [0.5, 0.95, 0.99].map((share) => latencies.percentile(share));
  return [...shares, latencies.longest].map((ms) => ms.toFixed(ms < 10 ? 1 : 0)).join(" / ");
}

function bareLines(bare: BareRate | undefined, reached: number): string[] {
  if (!bare) return ["| bare SQL of one registration | not measured: pgbench is not installed |"];
  const { registrationsPerSecond: rate, databaseMs, clients } = bare;
  return [
    `| bare SQL of one registration, pgbench with ${clients} clients | ${
      rate.toFixed(0)
    } a second, ` +
    `${databaseMs.toFixed(2)} ms of PostgreSQL's processor each |`,
    `| what was registered, as a share of it | ${(100 * reached / rate).toFixed(0)} % |`,
  ];
}

/** Of the busy hours where there were any; everything else that went on is in it. */
function costLines({ busy, spent, seconds, tablets }: DayFigures): string[] {
  const hours = busy.registrations > 0
    ? busy
    : { spent, seconds, registrations: tablets.acknowledged.length };
  const each = (value: number) => (1_000 * value / hours.registrations).toFixed(2);
  const share = (value: number) => `${(100 * value / hours.seconds).toFixed(0)} % of a core`;
  const { server, database, generator } = hours.spent;
  return [
    `| processor time of the server, a registration with all around it | ${each(server)} ms (${
      share(server)
    }) |`,
    `| of PostgreSQL | ${each(database)} ms (${share(database)}) |`,
    `| of the generator itself | ${each(generator)} ms (${share(generator)}) |`,
  ];
}

/** Of the whole day, other work and what triggers count included. */
function writtenLines({ tablets }: DayFigures, { log, database }: Written): string[] {
  const each = (bytes: number) => (bytes / tablets.acknowledged.length / 1_000).toFixed(1);
  return [
    `| PostgreSQL's log, for a registration with all around it | ${each(log)} KB |`,
    `| the database grew by, for each | ${each(database)} KB |`,
  ];
}

function reckoningLines(
  { acknowledged, lost, doubled, unaudited, unanswered }: Reckoning,
): string[] {
  return [
    `| acknowledged | ${acknowledged} |`,
    `| of these lost | ${lost} |`,
    `| doubled | ${doubled} |`,
    `| of these not in the audit | ${unaudited} |`,
    `| stored without an answer that arrived | ${unanswered} |`,
  ];
}

function memoryLine({ moments }: DayFigures): string {
  const samples = moments.map(({ seconds, serverMegabytes }) => ({
    seconds,
    megabytes: serverMegabytes,
  }));
  const { verdict, megabytesPerHour } = growthOf(samples);
  const most = Math.max(...samples.map(({ megabytes }) => megabytes));
  const slope = Number.isNaN(megabytesPerHour)
    ? ""
    : ` (${megabytesPerHour.toFixed(0)} MB an hour)`;
  return `Memory of the server: ${samples[0]!.megabytes.toFixed(0)} MB at the opening, ` +
    `${samples.at(-1)!.megabytes.toFixed(0)} MB at the end, ${most.toFixed(0)} MB at most; ` +
    `in the second half: ${verdict}${slope}.`;
}

function followersLine({ followers: { count, pieces, ended } }: DayFigures): string {
  return `Pages that follow 接種状況: ${count}, told ${pieces} times, ${ended} broke off.`;
}

/** What was promised, and whether it was kept. */
function verdicts({ day, reckoning, bare, rate }: Omit<LoadFigures, "written">): string[] {
  const { busy, client } = day;
  const reached = busy.registrations / busy.seconds;
  const p95 = inBusyHours(client.figuresOf(REGISTRATION)).percentile(0.95);
  const said = (isKept: boolean, what: string) => `- ${isKept ? "kept" : "MISSED"}: ${what}`;
  return [
    said(reckoning.lost + reckoning.doubled + reckoning.unaudited === 0, "nothing lost or doubled"),
    said(
      reached >= 0.97 * Math.min(rate, TARGET.registrations) && rate >= TARGET.registrations,
      `${TARGET.registrations} registrations a second (${reached.toFixed(0)})`,
    ),
    said(p95 <= TARGET.p95, `p95 of 登録 at most ${TARGET.p95} ms (${p95.toFixed(0)})`),
    ...(bare
      ? [said(
        reached >= TARGET.shareOfBare * bare.registrationsPerSecond,
        `${100 * TARGET.shareOfBare} % of pgbench's rate (${
          (100 * reached / bare.registrationsPerSecond).toFixed(0)
        } %)`,
      )]
      : []),
  ];
}
