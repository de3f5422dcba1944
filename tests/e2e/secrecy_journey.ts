import type { Page } from "playwright-core";
import { askedQuestion } from "../../db/transfer/asked_question.ts";
import { myNumberCheckDigit } from "../../domain/recipient/my_number.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice, theSealers } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount } from "./a_server.ts";
import { startTappedServer } from "./a_tapped_server.ts";
import { addressesOf, keptBy } from "./browser_traces.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import type { Trace } from "./number_search.ts";
import type { Screen } from "./screen.ts";
import { storedIn } from "./stored_traces.ts";
import { ICHIKAWA } from "./town_halls_journey.ts";

/** 浦安市, which asks, and 市川市, which is asked, and all that is said, kept and logged. */
export interface OverheardHalls {
  asking: Screen;
  asked: Screen;
  office: TestOffice;
  overheard(): Promise<Overheard>;
}

export interface Overheard {
  addresses: Trace[];
  headers: Trace[];
  bodies: Trace[];
  /** What each browser keeps. */
  kept: Trace[];
  console: Trace[];
  logged: Trace[];
  stored: Trace[];
}

/** A journey of the managers of two municipalities, each in a browser of their own. */
export function overheardJourney(
  name: string,
  story: (halls: OverheardHalls, t: Deno.TestContext) => Promise<void>,
): void {
  Deno.test(name, browserTest, async (t) => {
    const office = await anOffice();
    const server = startTappedServer(office);
    const browser = await launchBrowser();
    const pages: Page[] = [];
    const [addresses, console]: Trace[][] = [[], []];
    const open = async (loginId: string, municipality: string) => {
      await hasAccount(office, { kind: "municipal", role: "manager", loginId, municipality });
      const { screen } = await MunicipalDesk.open(browser, server.url, loginId);
      const { page } = screen;
      pages.push(page);
      addressesOf(page.context(), addresses!);
      page.on("console", (line) => console!.push({ place: "console", text: line.text() }));
      return screen;
    };
    const overheard = async () => ({
      addresses: [...addresses!, ...server.wire.addresses],
      headers: server.wire.headers,
      bodies: server.wire.bodies,
      kept: (await Promise.all(pages.map(keptBy))).flat(),
      console: console!,
      logged: office.logged.map((line) => ({ place: "log", text: JSON.stringify(line) })),
      stored: await storedIn(office.database),
    });
    try {
      const asking = await open("urayasu@example.lg.jp", URAYASU);
      const asked = await open("ichikawa@example.lg.jp", ICHIKAWA);
      await story({ asking, asked, office, overheard }, t);
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  });
}

/** Somebody of 市川市 with this My Number and one vaccination. */
export async function livesInIchikawa({ database }: TestOffice, myNumber: string): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
  const person = aRecipient({ myNumber });
  await applyPeople(database, act, [person]);
  await giveDose(
    database,
    act,
    aDose(aTicket(ICHIKAWA, { ticketNumber: person.ticketNumber, doseNumber: 1 })),
  );
}

/** With the check digit that belongs to these eleven. */
export function myNumberOf(elevenDigits: string): string {
  return elevenDigits + myNumberCheckDigit(elevenDigits);
}

/** Numbers that nobody has; asked about, they are held as cover in 市川市, or are not. */
export function* numbersNobodyHas(cover: "covered" | "not covered"): Generator<string, never> {
  for (let tries = 0;; tries++) {
    const myNumber = myNumberOf(String(46_820_731_957 + 100_003 * tries));
    const question = { otherCode: ICHIKAWA, about: { kind: "my_number" as const, myNumber } };
    const { isCover } = askedQuestion(theSealers().myNumbers, URAYASU, question);
    if (isCover === (cover === "covered")) yield myNumber;
  }
}
