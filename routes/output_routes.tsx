import { Hono } from "hono";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import { lookupLastTaken } from "../db/output/last_output.ts";
import { listLosses, lossPages } from "../db/output/output_losses.ts";
import { findMadeOutput, findOutput, listOutputs } from "../db/output/output_records.ts";
import { requestOutput } from "../db/output/request_output.ts";
import { takeOutput } from "../db/output/take_output.ts";
import { AppError } from "../domain/app_error.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../domain/municipality/municipality_master.ts";
import type { OutputChoice, OutputEncoding } from "../domain/output/output_choice.ts";
import {
  registerChoice,
  RegisterForm,
  waitingChoice,
  WaitingForm,
} from "../domain/output/output_form.ts";
import type { OutputKind } from "../domain/output/output_kind.ts";
import { outputManifest } from "../domain/output/output_manifest.ts";
import { withoutFormula } from "../domain/formula_sign.ts";
import { OutputPage } from "../views/output/output_page.tsx";
import { OutputsPage } from "../views/output/outputs_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, Office } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** データ出力. */
export const outputRoutes = new Hono<AppEnv>();

const HISTORY_LENGTH = 100;
const SHOWN_LOSSES = 100;
const SPECIFIED_DOSES = 2;
const tab = paths.outputs;

outputRoutes.get(paths.outputs, municipal, async (c) => {
  const page = await outputsPage(c.var.office, c.var.actor.municipalityCode);
  return respondPage(c, { title: "データ出力", tab, body: <OutputsPage {...page} /> });
});

outputRoutes.post(paths.outputs, municipal, async (c) => {
  const asked = readChoice(await typedFields(c));
  if (asked.ok) {
    const { register } = c.var.office.database;
    return c.redirect(paths.output(await requestOutput(register, actOf(c), asked.choice)), 303);
  }
  const page = await outputsPage(c.var.office, c.var.actor.municipalityCode);
  const body = <OutputsPage {...page} refused={asked} />;
  return respondPage(c, { title: "エラー：データ出力", tab, body, status: 422 });
});

outputRoutes.get(paths.output(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const { municipalityCode } = c.var.actor;
  const outputId = idParam(c);
  const output = await findOutput(register, municipalityCode, outputId);
  const standing = await lookupProgress(register, municipalityCode, outputId);
  const place = { municipalityCode, outputId };
  const losses = await listLosses(register, place, { first: 0, limit: SHOWN_LOSSES });
  const body = <OutputPage output={output} standing={standing} losses={losses} />;
  return respondPage(c, { title: "データ出力の結果", tab, body });
});

outputRoutes.get(paths.outputFile(":id"), municipal, async (c) => {
  const { database: { register }, sealers } = c.var.office;
  const taken = await takeOutput({ register, sealers }, actOf(c), idParam(c));
  return attachment({ ...taken, contentType: CONTENT_TYPES[taken.encoding] });
});

outputRoutes.get(paths.outputManifest(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const { municipalityCode: code } = c.var.actor;
  const output = await findMadeOutput(register, code, idParam(c));
  const municipality = lookupMunicipality(code);
  const name = municipality ? municipalityDisplayName(municipality) : code;
  const body = JSON.stringify(outputManifest(output, { code, name }), null, 2) + "\n";
  const fileName = output.fileName.replace(/\.csv$/, ".json");
  return attachment({ fileName, body, contentType: "application/json" });
});

outputRoutes.get(paths.outputLosses(":id"), municipal, async (c) => {
  const { register } = c.var.office.database;
  const { municipalityCode } = c.var.actor;
  const outputId = idParam(c);
  const { fileName } = await findMadeOutput(register, municipalityCode, outputId);
  const pages = lossPages(register, { municipalityCode, outputId });
  return attachment({ fileName: `変換できない文字_${fileName}`, body: lossCsv(pages) });
});

const CONTENT_TYPES: Record<OutputEncoding, string> = {
  "utf-8": "text/csv; charset=utf-8",
  "utf-8-bom": "text/csv; charset=utf-8",
  "shift_jis": "text/csv; charset=shift_jis",
};

type AskedOutput =
  | { ok: true; choice: OutputChoice }
  | { ok: false; kind: OutputKind; typed: Typed; problems: FormProblem[] };

function readChoice(typed: Typed): AskedOutput {
  switch (typed.kind) {
    case "register": {
      const form = parseForm(RegisterForm, typed);
      if (!form.ok) return { ...form, kind: "register" };
      return { ok: true, choice: registerChoice(form.value) };
    }
    case "waiting": {
      const form = parseForm(WaitingForm, typed);
      if (!form.ok) return { ...form, kind: "waiting" };
      return { ok: true, choice: waitingChoice(form.value) };
    }
  }
  throw new AppError("unreadable", "出力するファイルを選び直してください。");
}

async function outputsPage({ database: { register } }: Office, municipalityCode: string) {
  return {
    outputs: await listOutputs(register, municipalityCode, HISTORY_LENGTH),
    last: await lookupLastTaken(register, municipalityCode, SPECIFIED_DOSES),
  };
}

type LossPages = ReturnType<typeof lossPages>;

/** Page by page: the list may be as long as the file. */
function lossCsv(pages: LossPages): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return ReadableStream.from((async function* () {
    yield encoder.encode(csvText([["行", "個別宛名番号", "項目", "文字"]]));
    for await (const page of pages) {
      const rows = page.map(({ line, residentNumber, column, characters }) => {
        return [String(line), withoutFormula(residentNumber), column, withoutFormula(characters)];
      });
      yield encoder.encode(csvText(rows).slice(BYTE_ORDER_MARK.length));
    }
  })());
}

const BYTE_ORDER_MARK = "\ufeff";
