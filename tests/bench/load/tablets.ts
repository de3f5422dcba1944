import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../../../db/demo/seeded_random.ts";
import { paths } from "../../../views/paths.ts";
import type { LoadClient } from "./load_client.ts";
import type { NationalRegister, SignedIn } from "./national_register.ts";
import { doseFields, isRegisteredPage, ocrLineOf, type Requests } from "./requests.ts";

export const READING = "接種券の読み取り (POST /venue/readings)";
export const REGISTRATION = "登録, with the next page (POST /venue/doses)";

/** ms between seeing whose ticket it is and 登録: the person says their name and birth date. */
export interface Thinking {
  least: number;
  most: number;
}
/** Of those who come, live in another municipality. */
const FROM_ELSEWHERE = 0.05;

export interface TabletsOffice {
  client: LoadClient;
  requests: Requests;
  register: NationalRegister;
  random: Random;
  thinking: Thinking;
  /** As typed into forms. */
  day: string;
}

/** The tablets of all venues: who comes next goes to one of their municipality that waits longest. */
export class Tablets {
  /** Ticket numbers of doses that were answered as registered. */
  readonly acknowledged: number[] = [];
  /** Ticket numbers of doses that were sent: registered or not, nobody knows of the others. */
  sent = 0;
  #byMunicipality: Map<string, SignedIn[]>;
  #next = 0;
  #turn = 0;

  constructor(private readonly office: TabletsOffice) {
    this.#byMunicipality = Map.groupBy(
      office.register.tablets,
      ({ municipalityCode }) => municipalityCode!,
    );
  }

  /** How many people can still come. */
  get left(): number {
    return this.office.register.people - this.#next;
  }

  /** Somebody comes at `due`: their ticket is read, they are asked who they are, 登録. */
  async serve(due: number): Promise<void> {
    const { client, requests, register, random, day, thinking: { least, most } } = this.office;
    const ticketNumber = this.#nextPerson();
    const code = register.municipalityOf(ticketNumber);
    const tablet = this.#tabletFor(code);
    const ocrLine = ocrLineOf(code, ticketNumber);
    const reading = requests.post(paths.venueReadings, { ocrLine }, tablet);
    if (!await client.ask({ endpoint: READING, request: reading, due, expects: 200 })) return;
    const thinking = least + random() * (most - least);
    const registeredAt = performance.now() + thinking;
    await delay(thinking);
    const fields = doseFields({ ocrLine, ticketNumber, day });
    const request = requests.post(paths.venueDoses, fields, tablet);
    this.sent++;
    const told = await client.ask({
      endpoint: REGISTRATION,
      request,
      due: registeredAt,
      expects: 200,
    });
    if (told && isRegisteredPage(told.location)) this.acknowledged.push(ticketNumber);
  }

  /** In no order, each once: the numbers of a circle, a prime's steps apart. */
  #nextPerson(): number {
    if (this.left <= 0) throw new Error("everybody has come: fill the register with more people");
    return 1 + (this.#next++ * STEP) % this.office.register.people;
  }

  #tabletFor(code: string): SignedIn {
    const { register: { tablets }, random } = this.office;
    const near = random() < FROM_ELSEWHERE ? undefined : this.#byMunicipality.get(code);
    const some = near ?? tablets;
    return some[this.#turn++ % some.length]!;
  }
}

/** A prime larger than any register here: no two people share a place on the circle. */
const STEP = 1_000_000_007;
