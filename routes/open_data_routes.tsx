import { Hono } from "hono";
import {
  countPublications,
  listPublications,
  listRevisions,
  type PublicationRecord,
} from "../db/publication/list_publications.ts";
import { listPublishedFiles } from "../db/publication/published_files.ts";
import { type GateReading, type Reader, readGate } from "../db/reading.ts";
import { formatDate, PlainDate } from "../domain/date/plain_date.ts";
import { OPEN_FILES } from "../domain/tally/open_files.ts";
import { NoOpenFilePage } from "../views/open_data/no_open_file_page.tsx";
import { OpenDataPage } from "../views/open_data/open_data_page.tsx";
import { OpenDayPage } from "../views/open_data/open_day_page.tsx";
import type { OpenDays, PublicationWithFiles } from "../views/open_data/open_publication.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { pageNumber } from "./page_number.ts";
import { respondPage } from "./respond.tsx";
import { respondOpenFile } from "./respond_open_file.ts";

/** オープンデータ: for everybody. These routes stand before the session, and know no one. */
export const openDataRoutes = new Hono<AppEnv>();

const LATEST = "latest";
const TITLE = "オープンデータ";

openDataRoutes.get(paths.openData, async (c) => {
  const { days, latest } = await readGate(c.var.office.database, async (gate) => {
    const [newest] = await listPublications(gate, { limit: 1, offset: 0 });
    const days = await daysOf(gate, pageNumber(c.req.query("page")));
    return { days, latest: newest && await withFiles(gate, newest) };
  });
  mayBeKept(c);
  return respondPage(c, { title: TITLE, body: <OpenDataPage latest={latest} days={days} /> });
});

openDataRoutes.get(paths.openDataDay(":day"), async (c) => {
  if (c.req.param("day") === LATEST) return c.redirect(paths.openData, 303);
  const day = PlainDate.safeParse(c.req.param("day")).data;
  const revisions = day === undefined ? [] : await revisionsOf(c.var.office.database, day);
  if (day === undefined || revisions.length === 0) return await respondNone(c);
  const body = <OpenDayPage day={day} revisions={revisions} />;
  mayBeKept(c);
  return respondPage(c, { title: `${formatDate(day)}の${TITLE}`, body });
});

openDataRoutes.get(paths.openDataFile(":day", ":name"), async (c) => {
  const { day, name } = c.req.param();
  const asked = day === LATEST ? {} : { day: PlainDate.safeParse(day).data };
  const isAskable = day === LATEST || asked.day !== undefined;
  return isAskable && await respondOpenFile(c, { ...asked, name }) || await respondNoFile(c);
});

openDataRoutes.get(paths.openDataRevision(":day", ":revision", ":name"), async (c) => {
  const { revision, name } = c.req.param();
  const day = PlainDate.safeParse(c.req.param("day")).data;
  const number = Number(/^r([1-9]\d{0,3})$/.exec(revision)?.[1]);
  if (day === undefined || Number.isNaN(number)) return await respondNoFile(c);
  return await respondOpenFile(c, { day, revision: number, name }) ?? await respondNoFile(c);
});

/** For some minutes, and apart from the fragment that htmx gets under the same address. */
function mayBeKept(c: RequestContext): void {
  c.header("cache-control", "public, max-age=300");
  c.header("vary", "hx-request");
}

const DAYS_A_PAGE = 50;

async function daysOf(gate: GateReading, asked: number): Promise<OpenDays> {
  const pageCount = Math.max(1, Math.ceil(await countPublications(gate) / DAYS_A_PAGE));
  const page = Math.min(asked, pageCount);
  const offset = (page - 1) * DAYS_A_PAGE;
  return { days: await listPublications(gate, { limit: DAYS_A_PAGE, offset }), page, pageCount };
}

function revisionsOf(reader: Reader, day: PlainDate): Promise<PublicationWithFiles[]> {
  return readGate(reader, async (gate) => {
    const revisions: PublicationWithFiles[] = [];
    for (const each of await listRevisions(gate, day)) revisions.push(await withFiles(gate, each));
    return revisions;
  });
}

async function withFiles(
  gate: GateReading,
  publication: PublicationRecord,
): Promise<PublicationWithFiles> {
  const order: string[] = OPEN_FILES.map(({ name }) => name);
  const files = await listPublishedFiles(gate, publication);
  files.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  return { ...publication, files };
}

/** Scripts of other sites, too, are told that a file is not there. */
function respondNoFile(c: RequestContext): Promise<Response> {
  c.header("access-control-allow-origin", "*");
  c.header("cross-origin-resource-policy", "cross-origin");
  return respondNone(c);
}

/** Says what there is instead. */
async function respondNone(c: RequestContext): Promise<Response> {
  const days = await readGate(c.var.office.database, (gate) => daysOf(gate, 1));
  const body = <NoOpenFilePage days={days} />;
  return await respondPage(c, { title: "この公表はありません", body, status: 404 });
}
