import { registerDose } from "../../../db/dose/register_dose.ts";
import { japanToday } from "../../../domain/date/plain_date.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { BENCH_MUNICIPALITY, benchAct } from "../bench_act.ts";
import type { Campaign } from "./campaign.ts";

interface Unvaccinated {
  municipalityCode: string;
  ticketNumber: string;
}

const MOST_LOOKED_AT = 50_000;

/** First doses of people who have none yet, registered one after the other as a venue does. */
export class CounterDoses {
  #next = 0;

  private constructor(
    readonly campaign: Campaign,
    readonly people: readonly Unvaccinated[],
  ) {}

  /** In the largest municipality. */
  static in(campaign: Campaign): Promise<CounterDoses> {
    return CounterDoses.#among(campaign, `municipality_code = '${BENCH_MUNICIPALITY}'`);
  }

  /** All over the nation, more where more people live. */
  static everywhere(campaign: Campaign): Promise<CounterDoses> {
    const oneIn = Math.ceil(campaign.people / MOST_LOOKED_AT);
    return CounterDoses.#among(campaign, `hashtext(ticket_number) % ${oneIn} = 0`);
  }

  async register(): Promise<void> {
    const { office: { database, now } } = this.campaign;
    const { municipalityCode, ticketNumber } = this.people[this.#next++]!;
    const { actor, ...act } = benchAct();
    const registered = await registerDose(
      database.register,
      { ...act, actor: { ...actor, municipalityCode }, at: now() },
      {
        ticket: { municipalityCode, ticketNumber, kind: "vaccination", doseNumber: 1 },
        entry: {
          venueName: "第1集団接種会場",
          vaccinatedOn: japanToday(now()),
          vaccineCode: "pfizer",
          lotNumber: "EY5420",
          doctorName: "医師　花子",
        },
        vaccines: PRESET_VACCINES,
        source: "venue",
        clientKey: crypto.randomUUID(),
      },
    );
    if (!registered.ok) throw new Error(registered.message);
  }

  /** In no order, but the same in every run. */
  static async #among(campaign: Campaign, which: string): Promise<CounterDoses> {
    const people = await campaign.owner.unsafe<Unvaccinated[]>(`
      select municipality_code as "municipalityCode", ticket_number as "ticketNumber" from ticket
      where ${which} and state = 'active' and resident_number_key is not null
        and not exists (
          select from dose where dose.municipality_code = ticket.municipality_code
            and dose.ticket_number = ticket.ticket_number
        )
      order by hashtext(ticket_number)`);
    return new CounterDoses(campaign, people);
  }
}
