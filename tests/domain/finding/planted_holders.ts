import { daysLater } from "../../../domain/date/days_later.ts";
import type { PlainDate } from "../../../domain/date/plain_date.ts";
import type { FindingRuleName } from "../../../domain/finding/finding_rules.ts";
import type { TicketKind } from "../../../domain/ticket/ticket_kind.ts";

/** A person, or a ticket of nobody, with doses that are odd in exactly one known way, or in none. */
export interface PlantedHolder {
  /** 個別宛名番号, or "" where nobody is registered. */
  residentNumber: string;
  kana: string;
  birthDate: PlainDate;
  deceasedBy?: PlainDate;
  tickets: { ticketNumber: string; supersededOn?: PlainDate }[];
  doses: PlantedDose[];
  odd: FindingRuleName | undefined;
}

export interface PlantedDose {
  /** Position of its ticket. */
  ticket: number;
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  vaccineCode: string | null;
  lotNumber: string | null;
}

type Planting = Omit<PlantedHolder, "residentNumber" | "kana" | "birthDate" | "tickets" | "odd"> & {
  birthDate?: PlainDate;
  /** Days on which tickets were superseded; the last ticket is active. */
  supersededOn?: PlainDate[];
  isUnregistered?: true;
};

/** `clean` people without a fault and `cases` cases of every rule that lies in one record. */
export function plantedHolders(
  { clean, cases }: { clean: number; cases: number },
): PlantedHolder[] {
  const rules = Object.keys(ODD) as OddRule[];
  const plantings = [
    ...count(clean).map((index) => ({ odd: undefined, planting: cleanPlanting(index) })),
    ...rules.flatMap((odd) => count(cases).map((index) => ({ odd, planting: ODD[odd](index) }))),
  ];
  return plantings.map(({ odd, planting }, index) => holder(index + 1, odd, planting));
}

/** Two people who share kana, birth date and sex. */
export function plantedPairs(pairs: number, from: number): PlantedHolder[] {
  return count(2 * pairs).map((index) => {
    const twin = holder(from + index, "possible_duplicate", { doses: [] });
    return { ...twin, kana: kanaOf(from + Math.floor(index / 2) * 2) };
  });
}

type OddRule = Exclude<FindingRuleName, "possible_duplicate">;

/** Each `index` another day: five of them at most stay odd in only this way. */
const ODD: Record<OddRule, (index: number) => Planting> = {
  same_dose_twice: (index) => ({
    supersededOn: ["2021-06-20"],
    doses: [dose(1, daysLater("2021-05-10", index)), {
      ...dose(1, daysLater("2021-07-10", index)),
      ticket: 1,
    }],
  }),
  two_doses_one_day: (index) => {
    const day = daysLater("2021-06-01", index);
    return { doses: [dose(1, day), dose(2, day)] };
  },
  dose_order: (index) => ({
    doses: [dose(1, daysLater("2021-07-20", index)), dose(2, daysLater("2021-06-20", index))],
  }),
  future_date: (index) => ({ doses: [dose(1, daysLater("2021-10-02", index))] }),
  before_campaign: (index) => ({ doses: [dose(1, daysLater("2021-02-16", -index))] }),
  before_birth: (index) => ({
    birthDate: "2021-07-01",
    doses: [dose(1, daysLater("2021-06-30", -index))],
  }),
  after_death: (index) => ({
    deceasedBy: "2021-06-01",
    doses: [dose(1, daysLater("2021-06-02", index))],
  }),
  vaccine_out_of_period: (index) => ({
    doses: [{
      ...dose(1, daysLater("2021-05-23", -index)),
      vaccineCode: "moderna",
      lotNumber: "3002333",
    }],
  }),
  lot_of_other_maker: (index) => ({
    doses: [{ ...dose(1, daysLater("2021-06-01", index)), lotNumber: "3002333" }],
  }),
  earlier_dose_missing: (index) => ({ doses: [dose(2 + index % 3, "2021-06-01")] }),
  interval_too_short: (index) => ({
    doses: [dose(1, "2021-06-01"), dose(2, daysLater("2021-06-18", -index))],
  }),
  unknown_lot: (index) => ({ doses: [{ ...dose(1, "2021-06-01"), lotNumber: `ZZ900${index}` }] }),
  lot_expired: (index) => ({
    doses: [{ ...dose(1, daysLater("2021-07-01", index)), lotNumber: "EX0001" }],
  }),
  ticket_never_issued: (index) => ({
    isUnregistered: true,
    doses: [dose(1, daysLater("2021-06-01", index))],
  }),
  superseded_ticket: (index) => ({
    supersededOn: ["2021-06-01"],
    doses: [dose(1, daysLater("2021-06-02", index))],
  }),
};

/** Faultless in several ways: nobody is odd for a dose alone, a second in time, an old ticket. */
function cleanPlanting(index: number): Planting {
  const first = daysLater("2021-05-01", index % 60);
  const second = daysLater(first, 18 + index % 9);
  const examined = { ...dose(1, first), kind: "examination" as const };
  const variants: Planting[] = [
    { doses: [] },
    { doses: [dose(1, first)] },
    { doses: [dose(1, first), dose(2, second)] },
    { doses: [{ ...examined, vaccineCode: null, lotNumber: null }, dose(1, first)] },
    {
      supersededOn: [daysLater(first, 3)],
      doses: [dose(1, first), { ...dose(2, second), ticket: 1 }],
    },
    { deceasedBy: second, doses: [dose(1, first), dose(2, second)] },
  ];
  return variants[index % variants.length]!;
}

function dose(doseNumber: number, vaccinatedOn: PlainDate): PlantedDose {
  return {
    ticket: 0,
    kind: "vaccination",
    doseNumber,
    vaccinatedOn,
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
  };
}

function holder(
  number: number,
  odd: FindingRuleName | undefined,
  { supersededOn = [], birthDate, isUnregistered, ...planting }: Planting,
): PlantedHolder {
  const ticketNumber = (position: number) => String(number * 10 + position).padStart(10, "0");
  return {
    residentNumber: isUnregistered ? "" : String(number),
    kana: kanaOf(number),
    birthDate: birthDate ?? "1956-04-12",
    tickets: [...supersededOn, undefined].map((day, position) => ({
      ticketNumber: ticketNumber(position),
      supersededOn: day,
    })),
    odd,
    ...planting,
  };
}

const KANA = "アカサタナハマヤラワ";

/** Another name for every number. */
function kanaOf(number: number): string {
  return Array.from(String(number), (digit) => KANA[Number(digit)]).join("");
}

function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
