import assert from "node:assert/strict";
import type { Hono } from "hono";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { Typed } from "../../domain/form_problem.ts";
import type { OfflineAnswer } from "../../domain/offline/offline_answer.ts";
import type { OfflineKit } from "../../domain/offline/offline_kit.ts";
import { type QueuedDose, sentForm } from "../../domain/offline/queued_dose.ts";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { A_DOSE } from "./at_the_counter.ts";
import { Browser } from "./a_browser.ts";
import { anAccount, PASSWORD, type StaffMember, URAYASU } from "./some_staff.ts";

/** Lines of tickets of people who are registered, one upload for all; call the answer for the next. */
export async function linesOf(
  { database }: Office,
  { count, municipalityCode = URAYASU }: { count: number; municipalityCode?: string },
): Promise<() => string> {
  const people = Array.from({ length: count }, () => aRecipient());
  const act = anAct({ actor: anActor({ municipalityCode }) });
  await upload(database, act, { content: people });
  return () => `21${municipalityCode}${people.pop()!.ticketNumber}`;
}

export interface Told {
  status: number;
  answer: OfflineAnswer;
}

/** A dose as a tablet keeps it; `office` has the clock. */
export function aQueuedDose(
  ocrLine: string,
  office: Office,
  given: Partial<QueuedDose> = {},
): QueuedDose {
  return {
    clientKey: crypto.randomUUID(),
    readAt: office.now().toISOString(),
    origin: "offline",
    operator: null,
    ...given,
    typed: { ...A_DOSE, vaccinatedOn: japanToday(office.now()), ...given.typed, ocrLine },
  };
}

/** What `static/offline.ts` asks of the server, in the name of the account it has the kit of. */
export class Tablet {
  constructor(readonly browser: Browser, readonly loginId: string, public account = "") {}

  async kit(): Promise<OfflineKit> {
    const answer = await this.browser.send(paths.venueOfflineKit);
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.equal(answer.headers.get("cache-control"), "no-store");
    return await answer.json();
  }

  send(dose: QueuedDose, more: Typed = {}): Promise<Told> {
    return this.post(paths.venueOfflineDoses, { ...sentForm(dose), ...more });
  }

  discard(dose: QueuedDose, reason: string): Promise<Told> {
    return this.post(paths.venueOfflineDiscards, { ...sentForm(dose), reason });
  }

  async post(path: string, fields: Typed): Promise<Told> {
    const answer = await this.browser.send(path, {
      method: "POST",
      headers: { origin: "http://localhost", "VRS-Account": this.account },
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, answer: await answer.json() };
  }

  /** 要確認, opened at the counter. */
  review(dose: QueuedDose) {
    return this.browser.submit(paths.venueOfflineReview, sentForm(dose));
  }
}

/** A venue's tablet, signed in, with the kit of its account. */
export async function aTablet(
  { app, office }: { app: Hono<AppEnv>; office: Office },
  member: Partial<StaffMember> = {},
): Promise<Tablet> {
  const loginId = await anAccount(office, { kind: "venue", ...member });
  const tablet = new Tablet(new Browser(app), loginId);
  await signIn(tablet);
  tablet.account = (await tablet.kit()).account.id;
  return tablet;
}

export async function signIn({ browser, loginId }: Tablet): Promise<void> {
  const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(page.path, paths.venue);
}
