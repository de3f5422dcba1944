import { type Context, Hono } from "hono";
import { lookUpTicket } from "../db/recipient/look_up_ticket.ts";
import { narrowPeople } from "../db/recipient/narrow_people.ts";
import { type PeopleFound, searchPeople } from "../db/recipient/search_people.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { NameSearchForm, nameSearchOf } from "../domain/recipient/name_search.ts";
import { narrowingOf, peopleNarrowingForm } from "../domain/recipient/people_narrowing.ts";
import { parseTicketSearch } from "../domain/ticket/ticket_search.ts";
import { paths } from "../views/paths.ts";
import { PeoplePage } from "../views/recipient/people_page.tsx";
import { SearchPage } from "../views/recipient/search_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { keepLastSearch, lookupLastSearch } from "./last_search.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { readerOf } from "./reader_of.ts";
import { respondPage } from "./respond.tsx";

/** 照会・補正 › 照会. */
export const searchRoutes = new Hono<AppEnv>();

const tab = paths.search;
const UNKNOWN_TICKET =
  "この券番号の接種券は登録されていません。番号を確かめて、もう一度入力してください。";
const NOT_AMONG_THEM =
  "条件に一致する人の中に、この番号の人はいません。番号を確かめて、もう一度入力してください。";

type SearchContext =
  & RequestContext
  & Pick<Context<AppEnv>, "redirect">
  & { var: { actor: MunicipalActor } };

searchRoutes.get(paths.search, municipal, (c) => {
  return respondPage(c, { title: "照会・補正", tab, body: <SearchPage /> });
});

searchRoutes.post(paths.search, municipal, async (c) => {
  const typed = await typedFields(c);
  return typed.nameKana === undefined ? searchByTicket(c, typed) : searchByName(c, typed);
});

/** The last search of this session once more, for who comes back to it. */
searchRoutes.get(paths.peopleFound, municipal, (c) => {
  const typed = lookupLastSearch(c);
  return typed ? searchByName(c, typed) : c.redirect(paths.search, 303);
});

searchRoutes.post(paths.peopleNarrowed, municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(NameSearchForm, typed);
  if (!form.ok) return respondRefused(c, typed, form.problems);
  const search = nameSearchOf(form.value);
  const reader = readerOf(c);
  const numbers = parseForm(peopleNarrowingForm(c.var.actor.municipalityCode), typed);
  const id = numbers.ok &&
    await narrowPeople(reader, actOf(c), { search, narrowing: narrowingOf(numbers.value) });
  if (id) return c.redirect(paths.recipient(id), 303);
  const found = await searchPeople(reader, actOf(c), search);
  const field = typed.residentNumber ? "residentNumber" : "ticketNumber";
  const problems = numbers.ok ? [{ field, message: NOT_AMONG_THEM }] : numbers.problems;
  return respondPeople(c, found, { typed, problems });
});

async function searchByTicket(c: SearchContext, typed: Typed): Promise<Response> {
  const number = parseTicketSearch(typed.ticketNumber ?? "", c.var.actor.municipalityCode);
  const found = number.ok ? await lookUpTicket(readerOf(c), actOf(c), number.value) : undefined;
  if (found) return c.redirect(paths[found.kind](found.id), 303);
  const message = number.ok ? UNKNOWN_TICKET : number.message;
  return respondRefused(c, typed, [{ field: "ticketNumber", message }]);
}

async function searchByName(c: SearchContext, typed: Typed): Promise<Response> {
  const form = parseForm(NameSearchForm, typed);
  if (!form.ok) return respondRefused(c, typed, form.problems);
  const search = nameSearchOf(form.value);
  const found = await searchPeople(readerOf(c), actOf(c), search);
  const [only, ...others] = found.exact;
  if (only && others.length === 0) return c.redirect(paths.recipient(only.id), 303);
  const { nameKana = "", birthDate = "", sex = "" } = typed;
  keepLastSearch(c, { nameKana, birthDate, sex });
  return respondPeople(c, found, { typed, problems: [] });
}

interface Asked {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Several people, or those who nearly are as asked, or the form again when there is nobody. */
function respondPeople(
  c: RequestContext,
  found: PeopleFound,
  { typed, problems }: Asked,
): Promise<Response> {
  const isRefused = problems.length > 0;
  if (found.total === 0) {
    const body = <SearchPage typed={typed} foundNobody />;
    return respondPage(c, { title: "該当なし：照会・補正", tab, body, status: 422 });
  }
  const title = found.exact.length > 0 ? "照会結果（複数名該当）" : "照会結果（近い候補）";
  return respondPage(c, {
    title: isRefused ? `エラー：${title}` : title,
    tab,
    body: <PeoplePage {...found} typed={typed} problems={problems} />,
    status: isRefused ? 422 : 200,
    comesBackAt: paths.peopleFound,
  });
}

function respondRefused(
  c: RequestContext,
  typed: Typed,
  problems: readonly FormProblem[],
): Promise<Response> {
  const body = <SearchPage typed={typed} problems={problems} />;
  return respondPage(c, { title: "エラー：照会・補正", tab, body, status: 422 });
}
