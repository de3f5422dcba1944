import { japanToday } from "../date/plain_date.ts";
import {
  type Anomaly,
  anomalyOf,
  type Asking,
  askingsOf,
  inBursts,
  type Watched,
  type WatchedInquiry,
} from "./anomaly.ts";
import { isOfficeHour } from "./office_hours.ts";

const MOST_MISSES = 5;
const MOST_ABOUT_ONE = 3;
const MOST_IN_AN_HOUR = 30;
const HOUR_MS = 3_600_000;
const THIRTY_DAYS_MS = 30 * 24 * HOUR_MS;

interface AnomalyRule {
  label: string;
  /** What it is, with its numbers. */
  what: string;
  /** What it may mean, and what to do. */
  advice: string;
  find(watched: Watched): Anomaly[];
}

/** [ours] No public document says what is odd: each number is a judgement, and stands here alone. */
const RULES = {
  no_hits: {
    label: "該当者のいない照会が多い",
    what: `1日に${MOST_MISSES}件以上、かつその日の照会の半分以上で、該当者が見つかっていません。`,
    advice:
      "人を探している（名前や生年月日を変えながら試している）おそれがあります。転入届と照らし合わせてください。",
    find: ({ inquiries }) =>
      perDay("no_hits", askingsOf(inquiries), (day) => {
        const misses = day.filter(({ isHit }) => !isHit);
        return misses.length >= MOST_MISSES && misses.length * 2 >= day.length ? misses : [];
      }),
  },
  after_hours: {
    label: "時間外の照会",
    what:
      "平日の7時から20時までの間ではない時刻（土曜日・日曜日を含む）の照会です。祝日は平日として数えます。",
    advice: "時間外の勤務だったか確かめてください。",
    find: ({ inquiries }) =>
      perDay(
        "after_hours",
        askingsOf(inquiries),
        (day) => day.filter(({ at }) => !isOfficeHour(at)),
      ),
  },
  same_person: {
    label: "同じ人を何度も照会",
    what: `同じ条件の照会が、30日の間に自治体全体で${MOST_ABOUT_ONE}回以上あります。`,
    advice: "その人の転入の手続きがあったか、なぜ何度も必要だったかを確かめてください。",
    find: ({ inquiries }) => samePerson(inquiries),
  },
  many_in_an_hour: {
    label: "短い時間に多い照会",
    what: `1時間に${MOST_IN_AN_HOUR}件以上の照会です。まとめて照会は1件と数えます。`,
    advice: "転入の多い時期の窓口か、そうでないかを確かめてください。",
    find: ({ inquiries }) =>
      perDay(
        "many_in_an_hour",
        askingsOf(inquiries),
        (day) => inBursts(day, { count: MOST_IN_AN_HOUR, withinMs: HOUR_MS }),
      ),
  },
  refused: {
    label: "件数の上限で断られた照会",
    what: "1時間に照会できる件数を超えたため、断られた照会です。",
    advice: "手作業では超えにくい件数です。誰が何のために照会していたかを確かめてください。",
    find: ({ refusals }) => perDay("refused", refusals, (day) => day),
  },
} as const satisfies Record<string, AnomalyRule>;

export type AnomalyRuleName = keyof typeof RULES;

export const ANOMALY_RULE_NAMES = Object.keys(RULES) as AnomalyRuleName[];
export const ANOMALY_RULES: Record<AnomalyRuleName, AnomalyRule> = RULES;

export type FoundAnomaly = Anomaly & { rule: AnomalyRuleName };

/** Everything odd by any rule, the latest first; in whatever order it was given. */
export function findAnomalies(watched: Watched): FoundAnomaly[] {
  return ANOMALY_RULE_NAMES
    .flatMap((rule) => RULES[rule].find(watched).map((anomaly) => ({ rule, ...anomaly })))
    .toSorted((a, b) => b.to.getTime() - a.to.getTime() || (a.key < b.key ? -1 : 1));
}

type DatedAct = Pick<Asking, "at" | "accountId" | "loginId"> & { inquiryIds?: string[] };

/** What is odd among the acts of each account on each day in Japan. */
function perDay<Each extends DatedAct>(
  rule: string,
  all: readonly Each[],
  oddOnes: (day: Each[]) => Each[],
): Anomaly[] {
  const days = Map.groupBy(all, ({ at, accountId }) => `${rule}:${accountId}:${japanToday(at)}`);
  return [...days].flatMap(([key, day]) => {
    const odd = oddOnes(day);
    return odd.length === 0 ? [] : [anomalyOf(key, odd)];
  });
}

/** One list of incomers that has somebody twice asks about them once. */
function samePerson(inquiries: readonly WatchedInquiry[]): Anomaly[] {
  const people = Map.groupBy(inquiries, ({ personKey }) => personKey);
  return [...people].flatMap(([personKey, about]) => {
    if (about.length < MOST_ABOUT_ONE) return [];
    const again = inBursts(askingsOf(about), {
      count: MOST_ABOUT_ONE,
      withinMs: THIRTY_DAYS_MS,
    });
    return again.length === 0 ? [] : [anomalyOf(`same_person:${personKey}`, again)];
  });
}
