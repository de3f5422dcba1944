import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { paths } from "../../views/paths.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { anIncomer, batchCsv } from "../db/batch/a_batch.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aNameThatIs, protect } from "../db/transfer/two_towns.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import type { Screen } from "./screen.ts";
import { numbersNobodyHas } from "./secrecy_journey.ts";
import { ICHIKAWA, townHallsJourney } from "./town_halls_journey.ts";

const HELD = "回答に時間がかかります";
const covered = {
  name: aNameThatIs("covered", ICHIKAWA),
  number: numbersNobodyHas("covered").next().value,
};
const hidden = aRecipient({ familyKana: "カクレザトハナコ", givenKana: "" });
const rowOf = { municipality: ICHIKAWA, familyKana: "", givenKana: "" };

/** Pairs: what somebody under 支援措置 is held for, and what is held as cover. */
const LIST = batchCsv([
  anIncomer({ ...rowOf, familyKana: hidden.familyKana }),
  anIncomer({ ...rowOf, familyKana: covered.name }),
  anIncomer({ ...rowOf, myNumber: hidden.myNumber, consent: "1" }),
  anIncomer({ ...rowOf, myNumber: covered.number, consent: "1" }),
  // A namesake of the protected person, born on another day.
  anIncomer({ ...rowOf, familyKana: hidden.familyKana, birthDate: "19700101" }),
  anIncomer({ ...rowOf, familyKana: covered.name, birthDate: "19700101" }),
]);

townHallsJourney(
  "in a list somebody under 支援措置 is answered exactly as somebody who does not exist",
  1280,
  async ({ asking, asked, office }, t) => {
    const { database } = office;
    const act = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
    await applyPeople(database, act, [hidden]);
    await protect(database, act, hidden);

    await t.step("the page says of all of them that it takes time", async () => {
      await asking.goTo(paths.batches);
      const file = { name: "転入者.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) };
      await asking.page.getByLabel("CSVファイル").setInputFiles(file);
      await asking.press("照会する");
      await asking.page.locator(".message__heading", { hasText: "照会が終わりました" }).waitFor();
      await asking.isAccessible();
      const counts = await asking.table("照会の結果の人数");
      assert.deepEqual(counts.map(([, count]) => count), ["0", "0", "0", "6", "0", "6"]);
      const rows = await asking.table("すべての行");
      for (const row of rows) assert.equal(row[3], HELD);
      areAlikeInPairs(rows.map((row) => row.map(anonymous).join("|")));
    });

    await t.step("the download too", async () => {
      const link = asking.page.getByRole("link", { name: "結果をCSVでダウンロード" });
      const lines = (await asking.download(() => link.click())).trimEnd().split("\r\n").slice(1);
      assert.equal(lines.length, 6);
      for (const line of lines) assert.match(line, new RegExp(HELD));
      areAlikeInPairs(lines.map(anonymous));
    });

    await t.step("and each case, its course, and メッセージ", async () => {
      const cases = await asking.page.getByRole("link", { name: /^\d+行目：/ })
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
      assert.equal(cases.length, 6);
      const pages: string[] = [];
      for (const path of cases) pages.push(await pageAt(asking, path));
      areAlikeInPairs(pages);
      await asking.goTo(paths.messages);
      const messages = await asking.table("未処理のメッセージ");
      areAlikeInPairs(messages.map((row) => row.map(anonymous).join("|")).toSorted());
    });

    await t.step(
      "only the staff there sees whom it concerns",
      async () => {
        await asked.goTo(paths.messages);
        assert.equal((await asked.table("未処理のメッセージ")).length, 6);
        const texts: string[] = [];
        const cases = await asked.page.getByRole("link", { name: "転入に伴う照会" })
          .evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
        for (const path of cases) texts.push(await pageAt(asked, path));
        const isWarned = (text: string) => text.includes("支援措置を受けている人がいます");
        assert.equal(texts.filter(isWarned).length, 2, "by name, and by My Number");
      },
    );
  },
);

/** The first and the second say the same, the third and the fourth, and so on. */
function areAlikeInPairs(texts: readonly string[]): void {
  assert.equal(texts.length, 6);
  for (let first = 0; first < texts.length; first += 2) {
    assert.equal(texts[first], texts[first + 1]);
    assert.doesNotMatch(texts[first]!, /支援措置/);
  }
}

async function pageAt(screen: Screen, path: string): Promise<string> {
  await screen.goTo(path);
  // As the server sends it: the page itself may still be waiting for its news, or not.
  const answer = await screen.page.request.get(screen.page.url());
  return anonymous(await answer.text());
}

/** Without what the sender typed and without ids: all that may differ. */
function anonymous(text: string): string {
  return text
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "<id>")
    .replaceAll(hidden.familyKana, "<name>")
    .replaceAll(covered.name, "<name>")
    .replaceAll(/^\d+(?=,|$)/g, "<line>")
    .replaceAll(/\d+行目/g, "<line>行目");
}
