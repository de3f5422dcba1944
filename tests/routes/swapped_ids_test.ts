import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { everyForm, isOf } from "./every_form.ts";
import { aFullOffice, type Route } from "./every_route.ts";
import { untouched } from "./forms_on.ts";
import { ICHIKAWA } from "./some_staff.ts";

const full = await aFullOffice();
const { routes, visitors, pathsOf, fingerprint } = full;
const everyWho = ["municipal", "manager", "venue"] as const;

/** A maker's code is nobody's own: what is behind it is, and that is read by one's own code. */
const COMMON = new Set(["/vaccines/:code", "/assets/:name", "/setup/:token"]);
const own = routes.filter(({ pattern }) => pattern.includes(":") && !COMMON.has(pattern));
const theirs = (route: Route) => pathsOf(route, { municipalityCode: ICHIKAWA, most: 12 });
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

Deno.test("another municipality's id in an address shows nothing", async () => {
  let attempts = 0;
  for (const route of own.filter(({ method }) => method === "GET")) {
    for (const path of theirs(route)) {
      for (const who of everyWho) {
        const answer = await visitors[who].send(path);
        await answer.body?.cancel();
        assert.ok([303, 403, 404].includes(answer.status), `${who} ${path} ${answer.status}`);
        attempts++;
      }
    }
  }
  console.log(`${attempts} pages with another municipality's id, 0 shown`);
});

const forms = await everyForm(full);

Deno.test("another municipality's id changes nothing of theirs, in an address or in a field", async () => {
  const before = await fingerprint(ICHIKAWA);
  const ids = own.flatMap(theirs).flatMap((path) => path.split("/")).filter((part) =>
    UUID.test(part)
  );
  const guessed = [...new Set(ids)];
  let attempts = 0;
  const send = async (path: string, fields: Record<string, string>) => {
    for (const who of everyWho) {
      const answer = await visitors[who].send(path, {
        method: "POST",
        headers: { origin: "http://localhost" },
        body: new URLSearchParams(fields),
      });
      await answer.body?.cancel();
      assert.ok(answer.status < 500, `${who} ${path} ${answer.status}`);
      attempts++;
    }
  };
  for (const route of own.filter(({ method }) => method === "POST")) {
    const fields = forms.filter(({ action }) => isOf(route, action)).map(untouched);
    for (const path of theirs(route)) {
      for (const typed of [{ version: "1", reason: "確認のため" }, ...fields.slice(0, 2)]) {
        await send(path, typed);
      }
    }
  }
  for (const form of forms) {
    for (const { name, value } of form.fields.filter(({ value }) => UUID.test(value))) {
      for (const id of guessed.filter((id) => id !== value).slice(0, 20)) {
        await send(form.action, { ...untouched(form), [name]: id });
      }
    }
  }
  assert.equal(await fingerprint(ICHIKAWA), before);
  assert.equal((await visitors.manager.visit(paths.progress)).status, 200, "still signed in");
  console.log(`${attempts} forms with another municipality's id, ${guessed.length} ids, 0 took`);
});
