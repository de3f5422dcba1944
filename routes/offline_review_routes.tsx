import { Hono } from "hono";
import { readTicket } from "../db/dose/read_ticket.ts";
import { lookupSentDose } from "../db/dose/register_dose.ts";
import { lookupPreset } from "../db/session/session_preset.ts";
import { listDoseChoices } from "../db/vaccine/list_dose_choices.ts";
import { operatorOf } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { doseEntryForm } from "../domain/dose/dose_entry.ts";
import { keptFields } from "../domain/offline/queued_dose.ts";
import { SentDose } from "../domain/offline/sent_dose.ts";
import { ReviewedPage } from "../views/offline/reviewed_page.tsx";
import { paths } from "../views/paths.ts";
import { ReadingPage } from "../views/station/reading_page.tsx";
import { VENUE_STATION } from "../views/station/station.ts";
import { StationFrame } from "../views/station/station_frame.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { knownTicket } from "./known_ticket.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { AT_THE_VENUE } from "./staffed_station.ts";

/**
 * 要確認: a dose that was read without a network and could not go in by itself, at the counter's own
 * screen with all that was entered. Its form keeps the key it was sent under, so the queue will see
 * that it has been registered.
 */
export const offlineReviewRoutes = new Hono<AppEnv>();

offlineReviewRoutes.post(paths.venueOfflineReview, AT_THE_VENUE.guard, async (c) => {
  const { database: { register }, configuration } = c.var.office;
  const { tab } = VENUE_STATION;
  const sentTyped = await typedFields(c);
  const ticket = knownTicket(sentTyped.ocrLine);
  const sent = parseForm(SentDose, sentTyped);
  if (!ticket.ok || !sent.ok) throw new AppError("unreadable", LOST);
  const { clientKey, readAt } = sent.value;
  if (await lookupSentDose(register, { ticket: ticket.value, clientKey })) {
    return respondPage(c, { title: "登録済み", tab, body: <ReviewedPage ticket={ticket.value} /> });
  }
  const today = japanToday(c.var.at);
  const choices = await listDoseChoices(register, c.var.actor.municipalityCode);
  const typed = {
    ...keptFields(sentTyped),
    ...{ personConfirmed: "", clientKey, readAt: readAt.toISOString() },
  };
  const entry = parseForm(doseEntryForm(ticket.value.kind, today, choices.vaccines), typed);
  const reading = await readTicket(register, actOf(c), {
    ticket: ticket.value,
    typed: entry.ok ? entry.value : undefined,
    disclosure: configuration.VRS_OTHER_MUNICIPALITY_PERSON,
    purpose: "ticket_read",
  });
  const preset = await lookupPreset(register, c.var.actor);
  const problems = entry.ok ? [] : entry.problems;
  const shown = { preset, reading, choices, today, typed, problems };
  const body = (
    <StationFrame station={VENUE_STATION} operator={operatorOf(c.var.actor)}>
      <ReadingPage station={VENUE_STATION} {...shown} />
    </StationFrame>
  );
  return respondPage(c, { title: "要確認：読み取り結果の確認", tab, body });
});

const LOST =
  "端末に保存した内容を読み取れません。予診票を見て、接種券をもう一度読み取ってください。";
