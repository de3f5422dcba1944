import { Hono } from "hono";
import { encodeQR } from "qr";
import type { RegisterActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday, type PlainDate } from "../domain/date/plain_date.ts";
import { entryTexts } from "../domain/dose/session_preset.ts";
import type { TicketCircumstances, TypedDose } from "../domain/dose/ticket_circumstances.ts";
import {
  PRACTICE_PRESET,
  practiceChoices,
  practiceCircumstances,
} from "../domain/practice/practice_circumstances.ts";
import { practiceReading } from "../domain/practice/practice_reading.ts";
import { type PracticeTicket, practiceTickets } from "../domain/practice/practice_ticket.ts";
import { failure, type Result, success } from "../domain/result.ts";
import { formatOcrLine } from "../domain/ticket/ocr_line.ts";
import { paths } from "../views/paths.ts";
import { PracticeDonePage } from "../views/station/practice_done_page.tsx";
import { PracticeFrame } from "../views/station/practice_frame.tsx";
import { PracticePage } from "../views/station/practice_page.tsx";
import { PracticeSheetPage } from "../views/station/practice_sheet_page.tsx";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { PRACTICE_PLACE, TOWN_HALL_STATION, VENUE_STATION } from "../views/station/station.ts";
import type { AppEnv } from "./app_env.ts";
import { registering } from "./guard.ts";
import { judgePracticeDose } from "./judge_practice_dose.ts";
import { knownTicket } from "./known_ticket.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 練習: fictional tickets; asks no register and writes nothing. */
export const practiceRoutes = new Hono<AppEnv>();

practiceRoutes.get(paths.practice, registering, (c) => {
  const station = stationOf(c.var.actor);
  const tickets = practiceTickets(c.var.actor.municipalityCode, japanToday(c.var.at));
  const body = (
    <PracticeFrame station={station}>
      <PracticePage readerUrls={c.var.office.assets.urls.reader} tickets={tickets} />
    </PracticeFrame>
  );
  return respondPage(c, {
    title: "練習：接種券の読み取り",
    tab: station.tab,
    body,
    readsTickets: true,
  });
});

practiceRoutes.post(paths.practiceReadings, registering, async (c) => {
  const { assets, configuration } = c.var.office;
  const station = stationOf(c.var.actor);
  const { tab } = station;
  const typed = await typedFields(c);
  const today = japanToday(c.var.at);
  const visit = visitOf(typed.ocrLine, c.var.actor, today);
  if (!visit.ok) {
    const tickets = practiceTickets(c.var.actor.municipalityCode, today);
    const problems = [{ field: "ocrLine", message: visit.message }];
    const page = { readerUrls: assets.urls.reader, tickets, typed, problems };
    const body = (
      <PracticeFrame station={station}>
        <PracticePage {...page} />
      </PracticeFrame>
    );
    const title = "エラー：練習：接種券の読み取り";
    return respondPage(c, { title, tab, body, status: 422, readsTickets: true });
  }
  const { VRS_OTHER_MUNICIPALITY_PERSON: disclosure } = configuration;
  const reading = practiceReading({ ...visit.value, typed: presetDose(visit.value), disclosure });
  const page = { ...PAGE, reading, choices: practiceChoices(today), today };
  const entry = { ...entryTexts(PRACTICE_PRESET, today), clientKey: crypto.randomUUID() };
  const body = (
    <PracticeFrame station={station}>
      <ReadingPage {...page} typed={entry} />
    </PracticeFrame>
  );
  return respondPage(c, { title: "練習：読み取り結果の確認", tab, body });
});

practiceRoutes.post(paths.practiceDoses, registering, async (c) => {
  const { assets, configuration } = c.var.office;
  const station = stationOf(c.var.actor);
  const { tab } = station;
  const typed = await typedFields(c);
  const today = japanToday(c.var.at);
  const visit = visitOf(typed.ocrLine, c.var.actor, today);
  if (!visit.ok) throw new AppError("unreadable", visit.message);
  const choices = practiceChoices(today);
  const outcome = judgePracticeDose(visit.value.circumstances, typed);
  if (outcome.ok) {
    const { ticket } = visit.value.circumstances;
    const page = { readerUrls: assets.urls.reader, ticket, ...outcome, ...choices };
    const body = (
      <PracticeFrame station={station}>
        <PracticeDonePage {...page} />
      </PracticeFrame>
    );
    return respondPage(c, { title: "練習：登録完了", tab, body, readsTickets: true });
  }
  const { problems, entryWarnings, entry } = outcome;
  const { VRS_OTHER_MUNICIPALITY_PERSON: disclosure } = configuration;
  const reading = practiceReading({ ...visit.value, typed: entry, disclosure });
  const page = { ...PAGE, reading, choices, today, typed, problems, entryWarnings };
  const body = (
    <PracticeFrame station={station}>
      <ReadingPage {...page} />
    </PracticeFrame>
  );
  const word = problems.length > 0 ? "エラー" : "注意";
  return respondPage(c, { title: `${word}：練習：読み取り結果の確認`, tab, body, status: 422 });
});

practiceRoutes.get(paths.practiceSheet, registering, (c) => {
  const station = stationOf(c.var.actor);
  const tickets = practiceTickets(c.var.actor.municipalityCode, japanToday(c.var.at));
  const cards = tickets.filter(({ line }) => knownTicket(line).ok)
    .map(({ title, line }) => ({ title, line, qr: encodeQR(line, "raw", { border: 4 }) }));
  const body = (
    <PracticeFrame station={station}>
      <PracticeSheetPage cards={cards} />
    </PracticeFrame>
  );
  return respondPage(c, { title: "練習用の接種券", tab: station.tab, body });
});

const PAGE = { station: PRACTICE_PLACE, preset: { ...PRACTICE_PRESET, registeredCount: 0 } };

function stationOf({ kind }: RegisterActor) {
  return kind === "venue" ? VENUE_STATION : TOWN_HALL_STATION;
}

interface Visit {
  practised: PracticeTicket;
  circumstances: TicketCircumstances;
}

/** A real ticket is not looked up: what is done here is not in any audit. */
function visitOf(
  ocrLine: string | undefined,
  { municipalityCode }: RegisterActor,
  today: PlainDate,
): Result<Visit> {
  const ticket = knownTicket(ocrLine);
  if (!ticket.ok) return ticket;
  const line = formatOcrLine(ticket.value);
  const practised = practiceTickets(municipalityCode, today).find((each) => each.line === line);
  if (!practised) {
    return failure(
      "練習用の接種券ではありません。実際の接種券は、練習を終えてから読み取ってください。",
    );
  }
  const visit = { practised, ticket: ticket.value, municipalityCode, today };
  return success({ practised, circumstances: practiceCircumstances(visit) });
}

/** The dose as the presets have it. */
function presetDose({ circumstances: { ticket, today } }: Visit): TypedDose {
  const { vaccineCode, lotNumber } = PRACTICE_PRESET;
  if (ticket.kind === "vaccination") return { vaccinatedOn: today, vaccineCode, lotNumber };
  return { vaccinatedOn: today, vaccineCode: null, lotNumber: null };
}
