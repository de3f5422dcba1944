import { Hono } from "hono";
import { recordLook } from "../db/audit/record_look.ts";
import { findBatch, listBatches, listPageOfRows } from "../db/batch/batch_records.ts";
import { takeOutcomes } from "../db/batch/take_outcomes.ts";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import { batchOutcomeOf } from "../domain/transfer/batch_outcome.ts";
import { batchTemplate } from "../domain/transfer/batch_template.ts";
import { BatchPage } from "../views/batch/batch_page.tsx";
import { BatchesPage } from "../views/batch/batches_page.tsx";
import { outcomeFile } from "../views/batch/outcome_file.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { receiveBatchForm } from "./receive_batch_form.ts";
import { respondPage } from "./respond.tsx";

/** 転入処理 › まとめて照会: a list of incomers. */
export const batchRoutes = new Hono<AppEnv>();

const HISTORY_LENGTH = 50;
const PAGE_LENGTH = 100;
const tab = paths.transfers;

batchRoutes.get(paths.batches, municipal, async (c) => {
  const { register } = c.var.office.database;
  const batches = await listBatches(register, c.var.actor.municipalityCode, HISTORY_LENGTH);
  return respondPage(c, { title: "まとめて照会", tab, body: <BatchesPage batches={batches} /> });
});

batchRoutes.post(paths.batches, municipal, async (c) => {
  const received = await receiveBatchForm(c);
  if (received.ok) return c.redirect(paths.batch(received.value), 303);
  const { register } = c.var.office.database;
  const body = (
    <BatchesPage
      batches={await listBatches(register, c.var.actor.municipalityCode, HISTORY_LENGTH)}
      problems={[{ field: "file", message: received.message }]}
      sameFile={received.sameFile}
    />
  );
  return respondPage(c, { title: "エラー：まとめて照会", tab, body, status: 422 });
});

batchRoutes.get(paths.batchTemplate, municipal, () => {
  return attachment({ fileName: "まとめて照会_ひな形.csv", body: csvText(batchTemplate()) });
});

batchRoutes.get(paths.batch(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const batch = await findBatch(register, code, idParam(c));
  const outcome = batchOutcomeOf(c.req.query("outcome"));
  const count = outcome ? batch.counts[outcome] : batch.rowCount;
  const pageCount = Math.max(1, Math.ceil(count / PAGE_LENGTH));
  const page = Math.min(pageNumber(c.req.query("page")), pageCount);
  const rows = await listPageOfRows(register, code, {
    batchId: batch.id,
    outcome,
    limit: PAGE_LENGTH,
    offset: (page - 1) * PAGE_LENGTH,
  });
  if (rows.length > 0) {
    await recordLook(register, actOf(c), { act: "batch_viewed", detail: { batch: batch.id } });
  }
  const standing = await lookupProgress(register, code, batch.id);
  const choice = { outcome, page, pageCount };
  const body = <BatchPage batch={batch} rows={rows} choice={choice} standing={standing} />;
  return respondPage(c, { title: "まとめて照会の結果", tab, body });
});

batchRoutes.get(paths.batchOutcomes(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const taken = await takeOutcomes(register, actOf(c), idParam(c));
  const body = csvText(outcomeFile(taken));
  return attachment({ fileName: `照会の結果_${taken.fileName}`, body });
});
