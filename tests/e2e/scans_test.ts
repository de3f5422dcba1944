import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { ScanTable } from "./scan_table.ts";

const CHIYODA = "131016";
const office = await anOffice();
const owner = ownerSql(office.database);
await hasAccount(office, { kind: "municipal", loginId: "a@a.lg.jp", municipality: CHIYODA });
const actor = anActor({ municipalityCode: CHIYODA });
await upload(office.database, anAct({ actor }), {
  content: ["一郎", "二郎", "三郎"].map((givenName, index) =>
    aRecipient({ givenName, ticketNumber: `000000012${index + 1}` })
  ),
});

const scan = (name: string) => fileURLToPath(new URL(`../reader/scans/${name}`, import.meta.url));

function journey(name: string, story: (table: ScanTable) => Promise<void>): void {
  Deno.test(name, browserTest, async () => {
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const { screen } = await MunicipalDesk.open(browser, server.url, "a@a.lg.jp");
      await screen.goTo(paths.scans);
      await story(new ScanTable(screen));
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

journey("too many and bad files are told apart, and the good one is read", async (table) => {
  const file = (index: number) => ({
    name: `${index}.jpg`,
    mimeType: "image/jpeg",
    buffer: Buffer.from("x".repeat(index + 1)),
  });
  await table.drops(Array.from({ length: 501 }, (_, index) => file(index)));
  assert.match(await table.complaints(), /501枚あります。1回に読み取れるのは500枚まで/);
  assert.deepEqual(await table.groups(), {});

  const text = (name: string, content: string) => ({
    name,
    mimeType: "",
    buffer: Buffer.from(content),
  });
  const good = {
    name: "9.jpg",
    mimeType: "",
    buffer: Buffer.from(await Deno.readFile(scan("page_1.jpg"))),
  };
  await table.drops([
    text("1.docx", "PK"),
    text("2.tif", "II*"),
    text("3.jpg", ""),
    text("4.jpg", "no picture"),
    text("5.pdf", "%PDF-1.7 broken"),
    good,
  ]);
  await table.hears(/2枚を読み取りました/);
  const said = await table.complaints();
  for (
    const part of ["画像でもPDFでもありません", "TIFF形式", "空のファイル", "画像として開けません"]
  ) {
    assert.match(said, new RegExp(part));
  }
  assert.match(said, /「5\.pdf」はPDFとして開けません/);
  assert.deepEqual(await table.groups(), { 登録できる票: [2] });
});

journey("three images: the clear, the odd and the unclear one are registered", async (table) => {
  await table.drops(["page_1.jpg", "page_2.jpg", "page_3.jpg"].map(scan));
  await table.hears(/3枚を読み取りました/);
  assert.deepEqual(await table.groups(), {
    読めなかった票: [3],
    確認が必要な票: [2],
    登録できる票: [1],
  });
  await table.screen.isAccessible();

  await table.types(3, "21131016000000012");
  await table.seesOn(3, /18桁のうち17桁しかありません/);
  await table.types(3, "211310160000000123");
  await table.seesOn(3, /山田　三郎/);

  await table.confirmsAll();
  await table.confirms(2);
  await table.registers();
  await table.screen.sees("会場名を入力してください。");
  await table.fillsIn({
    会場名: "市民ホール",
    接種日: "20210630",
    "ロットNo.": "EY5420",
    医師名: "医師　花子",
  });
  await table.loses(paths.scanDoses);
  await table.registers();
  assert.match(await table.complaints(), /通信できませんでした/);
  await table.registers();
  await table.hears(/3枚を登録しました/);
  assert.deepEqual(await table.groups(), { 登録した票: [1, 2, 3] });
  assert.equal(await countRows(owner, "dose", CHIYODA), 3);
  await table.screen.isAccessible();
});

journey(
  "a PDF's pages are read, and a ticket that comes twice or was given is kept back",
  async (table) => {
    await table.loses(paths.scanReadings);
    await table.drops([scan("three_pages.pdf")]);
    assert.match(await table.complaints(), /通信できませんでした/);
    await table.screen.press("続きを読み取る");
    await table.hears(/3枚を読み取りました/);
    assert.deepEqual(await table.groups(), { 読めなかった票: [3], 登録できない票: [1, 2] });
    await table.seesOn(1, /登録済みです/);
    await table.drops([scan("page_1.jpg")]);
    await table.hears(/4枚を読み取りました/);
    assert.deepEqual((await table.groups())["同じ接種券が2枚ある票"], [4]);
    await table.seesOn(4, /1枚目と同じ接種券です/);
    await table.removes(1);
    assert.deepEqual((await table.groups())["同じ接種券が2枚ある票"], undefined);
  },
);
