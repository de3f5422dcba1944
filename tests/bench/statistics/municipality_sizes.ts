import { seededRandom, shuffled } from "../../../db/demo/seeded_random.ts";
import { MUNICIPALITIES } from "../../../domain/municipality/municipality_master.ts";
import { BENCH_MUNICIPALITY } from "../bench_act.ts";
import type { MunicipalitySizes } from "../many_people.ts";

/**
 * Rank and residents of some municipalities, rounded from 住民基本台帳 of 2021; between them sizes
 * fall evenly on logarithmic scales. Only the first is larger than the real one: 3.7 % of all.
 */
const RESIDENTS = [
  [1, 4_700_000],
  [2, 2_740_000],
  [5, 1_560_000],
  [12, 1_000_000],
  [20, 720_000],
  [35, 500_000],
  [85, 300_000],
  [285, 100_000],
  [530, 50_000],
  [760, 30_000],
  [1_210, 10_000],
  [1_450, 5_000],
  [1_710, 1_000],
  [1_741, 170],
] as const;

/**
 * About so many people over all municipalities, at least one in each: as unequal as real ones, the
 * largest is `BENCH_MUNICIPALITY`, the others stand in no order.
 */
export function municipalitySizes(people: number): MunicipalitySizes {
  const others = MUNICIPALITIES.map(({ code }) => code).filter((code) =>
    code !== BENCH_MUNICIPALITY
  );
  const codes = [BENCH_MUNICIPALITY, ...shuffled(seededRandom(8), others)];
  const residents = codes.map((_, index) => residentsAt(index + 1));
  const all = residents.reduce((sum, each) => sum + each);
  return new Map(codes.map((code, index) => {
    return [code, Math.max(1, Math.round(people * residents[index]! / all))];
  }));
}

function residentsAt(rank: number): number {
  const above = RESIDENTS.findLastIndex(([known]) => known <= rank);
  const [upper, most] = RESIDENTS[above]!;
  const [lower, least] = RESIDENTS[Math.min(above + 1, RESIDENTS.length - 1)]!;
  if (upper === lower) return most;
  const share = Math.log(rank / upper) / Math.log(lower / upper);
  return most * (least / most) ** share;
}
