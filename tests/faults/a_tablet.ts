import { setTimeout as delay } from "node:timers/promises";
import { PRESET_VACCINES } from "../../domain/dose/vaccine.ts";
import { formatOcrLine } from "../../domain/ticket/ocr_line.ts";
import { paths } from "../../views/paths.ts";
import { aTicket } from "../db/dose/a_dose.ts";

export const URAYASU = "122271";
export const PASSWORD = "correct horse battery";

/** Much less than the quarter of an hour after which the system gives up a silent line. */
const PATIENCE_MS = 60_000;

/** What came of a form that was sent: undefined when nobody answered. */
export interface Sent {
  status: number;
  location: string | undefined;
  text: string;
  headers: Headers;
}

/** One registration: its form keeps its key, however often it is sent. */
export interface DoseForm {
  clientKey: string;
  ocrLine: string;
}

/** A ticket nobody has had. */
export function aDoseForm(): DoseForm {
  return { clientKey: crypto.randomUUID(), ocrLine: formatOcrLine(aTicket(URAYASU)) };
}

/** Somebody who is signed in at a server, and keeps at it. */
export class Tablet {
  private constructor(readonly url: string, readonly cookie: string) {}

  static async signIn(url: string, loginId: string): Promise<Tablet> {
    const nobody = new Tablet(url, "");
    const { headers } = await nobody.mustSend(paths.signIn, { loginId, password: PASSWORD });
    return new Tablet(url, headers.getSetCookie()[0]!.split(";")[0]!);
  }

  /** Opens a page, or sends a form; undefined when the line breaks. */
  async send(
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Sent | undefined> {
    try {
      const answer = await fetch(this.url + path, {
        method: form ? "POST" : "GET",
        redirect: "manual",
        headers: { cookie: this.cookie, origin: this.url, ...headers },
        body: form && new URLSearchParams(form),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const location = answer.headers.get("location") ?? undefined;
      return {
        status: answer.status,
        location,
        text: await answer.text(),
        headers: answer.headers,
      };
    } catch {
      return undefined;
    }
  }

  async mustSend(path: string, form?: Record<string, string>): Promise<Sent> {
    const sent = await this.send(path, form);
    if (!sent || sent.status >= 400) throw new Error(`${path}: ${sent?.status} ${sent?.text}`);
    return sent;
  }

  register(form: DoseForm, headers?: Record<string, string>): Promise<Sent | undefined> {
    return this.send(paths.venueDoses, { ...WHAT_IS_FILLED_IN, ...form }, headers);
  }

  /** Sends it until it is acknowledged; answers how often it had to be sent. */
  async registerInTheEnd(form: DoseForm): Promise<number> {
    for (let times = 1;; times++) {
      const sent = await this.register(form);
      if (sent && isAcknowledged(sent)) return times;
      if (sent && sent.status < 500) throw new Error(`refused: ${sent.status} ${sent.text}`);
      await delay(50);
    }
  }
}

/** Whether the page 登録完了 was promised. */
export function isAcknowledged({ status, location }: Sent): boolean {
  return status === 303 && (location ?? "").startsWith(`${paths.venueDoses}/`);
}

export const WHAT_IS_FILLED_IN = {
  venueName: "市民体育館",
  vaccinatedOn: "20210701",
  vaccineCode: PRESET_VACCINES[0]!.code,
  lotNumber: "EX1234",
  doctorName: "鈴木 一郎",
  personConfirmed: "yes",
};
