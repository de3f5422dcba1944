import assert from "node:assert/strict";
import Papa from "papaparse";
import { isFormula } from "../../domain/formula_sign.ts";
import { runJobs } from "../../db/job/run_jobs.ts";
import { INJECTION_STRINGS, MARK } from "../fixtures/injection_strings.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { everyForm, isSame, type OurForm } from "./every_form.ts";
import { aFullOffice } from "./every_route.ts";
import { formsOn, type FoundField, untouched } from "./forms_on.ts";
import { assertOnlyText } from "./plain_markup.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";
import { memberOf } from "./who_may.ts";

/** How many strings each field gets; all of them are used, in turn. */
const PER_FIELD = Number(Deno.env.get("VRS_INJECTIONS_PER_FIELD") ?? 4);

const full = await aFullOffice();
const { app, office, routes, visitors, pathsOf, fingerprint } = full;
const forms = await everyForm(full);
const owner = ownerSql(office.database);
const neighbour = await fingerprint(ICHIKAWA);
const counted = { attempts: 0, fields: 0, stored: 0 };
let next = 0;

Deno.test("no well-known string does anything but stay a text, in any field of any form", async () => {
  for (const form of forms) {
    for (const field of form.fields.filter(({ type }) => type !== "file")) {
      counted.fields++;
      for (let time = 0; time < PER_FIELD; time++) {
        await inject(form, field, INJECTION_STRINGS[next++ % INJECTION_STRINGS.length]!);
      }
    }
  }
  assert.ok(next >= INJECTION_STRINGS.length, "every string was tried");
  assert.equal(await fingerprint(ICHIKAWA), neighbour, "nothing of the neighbour's has changed");
  console.log(
    `${counted.attempts} strings in ${counted.fields} fields of ${forms.length} forms, ` +
      `${counted.stored} of them taken as text, 0 did more`,
  );
});

Deno.test("what was taken stays a text on every page, and no formula in any file", async () => {
  await runJobs(office);
  const files: string[] = [];
  for (const route of routes.filter(({ method }) => method === "GET")) {
    for (const path of pathsOf(route, { municipalityCode: URAYASU, most: 12 })) {
      for (const who of ["manager", "venue"] as const) {
        const answer = await visitors[who].send(path);
        assert.ok(answer.status < 500, `${path} ${answer.status}`);
        const type = answer.headers.get("content-type") ?? "";
        if (type.startsWith("text/html")) {
          assertOnlyText(await answer.text(), { mark: MARK, what: path });
        } else if (type.startsWith("text/csv")) {
          assertNoFormula(await answer.text(), path);
          files.push(path);
        } else await answer.body?.cancel();
      }
    }
  }
  assert.ok(files.length > 0);
  console.log(`${files.length} files without a formula`);
});

Deno.test("neither the log nor the audit repeats what was typed, but for the reason that was asked for", async () => {
  assert.doesNotMatch(JSON.stringify(office.logged), new RegExp(MARK));
  const told = await owner`
    select act, detail from audit where (login_id || address || (detail - 'reason')::text) like ${`%${MARK}%`}`;
  assert.deepEqual(told.map(({ act }) => act), []);
});

/** Opens the form anew, so that it is not refused for being stale, and sends it. */
async function inject(form: OurForm, field: FoundField, text: string): Promise<void> {
  const fresh = await freshly(form);
  const fields = { ...untouched(fresh), [field.name]: text };
  const answer = await visitors[form.who].send(fresh.action, {
    method: "POST",
    headers: { origin: "http://localhost" },
    body: new URLSearchParams(fields),
  });
  const what = `${field.name} of ${fresh.action} with ${JSON.stringify(text)}: ${answer.status}`;
  const body = await answer.text();
  assert.ok(answer.status < 500, what);
  assert.doesNotMatch(JSON.stringify([...answer.headers]), new RegExp(MARK), what);
  const isPage = answer.headers.get("content-type")?.startsWith("text/html");
  if (isPage) assertOnlyText(body, { mark: MARK, what });
  counted.attempts++;
  if (answer.status === 303) counted.stored++;
}

async function freshly(form: OurForm): Promise<OurForm> {
  const { who, page } = form;
  let answer = await visitors[who].send(page);
  if (answer.status === 303) {
    visitors[who] = await aBrowserOf({ app, office }, memberOf(who));
    answer = await visitors[who].send(page);
  }
  const html = await answer.text();
  return { ...form, ...formsOn(html).find((found) => isSame(found, form)) };
}

function assertNoFormula(csv: string, path: string): void {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ""));
  for (const cell of data.flat()) assert.ok(!isFormula(cell), `${path}: ${cell}`);
}
