import { Hono } from "hono";
import { z } from "zod";
import { listOutputs, openOutput } from "../db/output/open_output.ts";
import { compactTimestamp } from "../domain/date/plain_date.ts";
import { OUTPUT_KINDS, OUTPUT_LABELS } from "../domain/output/output_kind.ts";
import { AppError } from "../domain/app_error.ts";
import { OutputsPage } from "../views/output/outputs_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** データ出力. */
export const outputRoutes = new Hono<AppEnv>();

const OutputForm = z.object({ kind: z.enum(OUTPUT_KINDS), header: z.string() });
const HISTORY_LENGTH = 100;

outputRoutes.get(paths.outputs, municipal, async (c) => {
  const { database } = c.var.office;
  const outputs = await listOutputs(database, c.var.actor.municipalityCode, HISTORY_LENGTH);
  const body = <OutputsPage outputs={outputs} />;
  return respondPage(c, { title: "データ出力", tab: paths.outputs, body });
});

outputRoutes.post(paths.outputs, municipal, async (c) => {
  const form = parseForm(OutputForm, await typedFields(c));
  if (!form.ok) throw new AppError("unreadable", "出力するファイルを選び直してください。");
  const { kind } = form.value;
  const header = form.value.header === "with_header" ? "with_header" : "without_header";
  const body = await openOutput(c.var.office.database, actOf(c), { kind, header });
  const name = `${OUTPUT_LABELS[kind]}_${compactTimestamp(c.var.at)}.csv`;
  return attachment({ fileName: name, body });
});
