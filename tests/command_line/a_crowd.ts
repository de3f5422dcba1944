import { setTimeout as delay } from "node:timers/promises";
import { paths } from "../../views/paths.ts";

/** What tablets of a venue did, one after the other each. */
export interface CrowdReport {
  /** The keys of the registrations that were answered as done. */
  registered: string[];
  lookedUp: number;
  /** What was answered otherwise, or not at all. */
  failed: string[];
}

/** More than a server is kept busy by tells nothing more. */
const THOUGHT_MS = 200;

/** So many tablets that read, register and look, over and over, until told to stop. */
export class Crowd {
  readonly #report: CrowdReport = { registered: [], lookedUp: 0, failed: [] };
  readonly #tablets: Promise<void[]>;
  #isOver = false;
  /** No other crowd has tickets from here on. */
  #next = 5_000_000_000 + Math.floor(Math.random() * 4_000_000_000);

  constructor(readonly url: string, readonly cookie: string, size: number) {
    this.#tablets = Promise.all(Array.from({ length: size }, () => this.#work()));
  }

  get registeredCount(): number {
    return this.#report.registered.length;
  }

  async stop(): Promise<CrowdReport> {
    this.#isOver = true;
    await this.#tablets;
    return this.#report;
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      const ocrLine = `21122271${this.#next++}`;
      const read = await this.#post(paths.venueReadings, { ocrLine });
      if (await this.#holds("読み取り", read, 200)) this.#report.lookedUp++;
      const clientKey = crypto.randomUUID();
      const done = await this.#post(paths.venueDoses, { ...DOSE, ocrLine, clientKey });
      if (!await this.#holds("登録", done, 303)) continue;
      this.#report.registered.push(clientKey);
      const shown = await this.#send((done as Response).headers.get("location")!);
      await this.#holds("登録した内容", shown, 200);
      await delay(THOUGHT_MS);
    }
  }

  #post(path: string, fields: Record<string, string>): Promise<Response | Error> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  #send(path: string, init: RequestInit = {}): Promise<Response | Error> {
    const headers = { cookie: this.cookie, origin: new URL(this.url).origin };
    return fetch(this.url + path, { ...init, headers, redirect: "manual" }).catch((error) => error);
  }

  async #holds(what: string, answer: Response | Error, status: number): Promise<boolean> {
    const read = answer instanceof Error
      ? answer.message
      : await answer.bytes().then(() => answer.status, (error) => `${answer.status} ${error}`);
    if (read === status) return true;
    this.#report.failed.push(`${what}: ${read}`);
    return false;
  }
}

const DOSE = {
  venueName: "中央保健センター",
  vaccinatedOn: "20210701",
  vaccineCode: "pfizer",
  lotNumber: "EY5420",
  doctorName: "医師　一郎",
  personConfirmed: "yes",
};
