import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { faultOf } from "../db/job/fault_of.ts";
import type { PublicFigures } from "../domain/tally/public_figures.ts";
import {
  FIRST_CHOICE,
  PUBLIC_LANGUAGES,
  PUBLIC_PATHS,
  PUBLIC_PERIODS,
  type PublicChoice,
  type PublicLanguage,
} from "../views/public/choice.ts";
import { PublicDocument } from "../views/public/public_document.tsx";
import { PublicFaultPage } from "../views/public/public_page.tsx";
import type { AppEnv } from "./app_env.ts";
import { publicFrame, publicPageFile } from "./public_page_file.tsx";
import { PublicReading } from "./public_reading.ts";

/**
 * 接種の状況（公開）: for everybody, the same for everybody, and kept by caches. These routes stand
 * before the session, which they neither read nor set.
 */
export function publicRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const reading = new PublicReading();
  for (const language of PUBLIC_LANGUAGES) {
    routes.get(PUBLIC_PATHS[language], etag(), async (c) => {
      const { office, at } = c.var;
      try {
        const board = await reading.boardAt(at, office);
        const choice = chosen(c, { language, figures: board.figures });
        const page = await publicPageFile(board, choice, office);
        c.header("cache-control", "public, max-age=60");
        c.header("etag", page.etag);
        c.header("vary", "accept-encoding");
        c.header("content-type", "text/html; charset=utf-8");
        if (!isGzipTaken(c)) return c.body(page.packed.bytes);
        c.header("content-encoding", "gzip");
        return c.body(await page.packed.as("gzip"));
      } catch (error) {
        office.log({ publicFigures: "not shown", ...faultOf(error) });
        return await answerFault(c, language);
      }
    });
  }
  return routes;
}

type PublicContext = Context<AppEnv>;

/** What the address asks for; what does not exist is the first choice, not an error. */
function chosen(
  c: PublicContext,
  { language, figures }: { language: PublicLanguage; figures: PublicFigures },
): PublicChoice {
  const { period, dose } = c.req.query();
  return {
    language,
    period: PUBLIC_PERIODS.find((each) => each === period) ?? FIRST_CHOICE.period,
    doseNumber: figures.doseNumbers.find((each) => String(each) === dose) ??
      FIRST_CHOICE.doseNumber,
  };
}

function isGzipTaken(c: PublicContext): boolean {
  return (c.req.header("accept-encoding") ?? "").split(/[\s,;]+/).includes("gzip");
}

const ONE_MINUTE_S = 60;

/** No cache keeps it: a minute later it may be over. */
async function answerFault(c: PublicContext, language: PublicLanguage): Promise<Response> {
  const choice = { language, ...FIRST_CHOICE };
  const document = (
    <PublicDocument frame={publicFrame(choice, c.var.office)}>
      <PublicFaultPage choice={choice} />
    </PublicDocument>
  );
  c.header("retry-after", String(ONE_MINUTE_S));
  return c.html(`<!doctype html>${await document}`, 503);
}
