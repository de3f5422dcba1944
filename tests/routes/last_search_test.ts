import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { Browser, type Page } from "./a_browser.ts";
import { aDesk } from "./a_desk.ts";
import { textOf } from "./html.ts";

const office = await anOffice();
const app = createApp(office);
/** Another process of the same server. */
const another = createApp(await anOffice(office.database));
const desk = await aDesk({ app, office });
const people = [aRecipient(), aRecipient({ birthDate: "19800101" })];
await desk.registers(new File([toCsv(people)], "住民.csv"));

const COOKIE = "vrs-search";

async function searches({ staff }: { staff: Browser }): Promise<Page> {
  return await staff.submit(paths.search, { nameKana: "ヤマダハナコ", birthDate: "", sex: "" });
}

/** The heading of what one finds who comes back. */
async function foundBy(staff: Browser): Promise<string> {
  return textOf((await staff.visit(paths.peopleFound)).html, "h1") ?? "";
}

Deno.test("a session finds its last search again for half an hour, in every process", async () => {
  await searches(desk);
  const elsewhere = new Browser(another);
  for (const [name, value] of desk.staff.cookies) elsewhere.cookies.set(name, value);
  assert.match(await foundBy(elsewhere), /^照会結果/);
  const searchedAt = office.time;
  office.time = new Date(searchedAt.getTime() + 29 * 60_000);
  assert.match(await foundBy(desk.staff), /^照会結果/);
  office.time = new Date(searchedAt.getTime() + 60 * 60_000);
  assert.doesNotMatch(await foundBy(desk.staff), /^照会結果/);
  office.time = searchedAt;
});

Deno.test("what was typed is sealed for the session that typed it", async () => {
  await searches(desk);
  const sealed = desk.staff.cookies.get(COOKIE)!;
  assert.ok(!Buffer.from(sealed, "base64url").includes("ヤマダ"));
  const colleague = await aDesk({ app, office });
  for (const stolen of [sealed, `${sealed.slice(0, -4)}AAAA`, "", "あ"]) {
    colleague.staff.cookies.set(COOKIE, encodeURIComponent(stolen));
    assert.doesNotMatch(await foundBy(colleague.staff), /^照会結果/);
  }
});
