import assert from "node:assert/strict";
import { specifiedOutput } from "../../../domain/output/output_choice.ts";
import { outputManifest } from "../../../domain/output/output_manifest.ts";

Deno.test("a manifest says what a file is and how to check it, and nobody's data", () => {
  const output = {
    ...specifiedOutput("register"),
    doseCount: 1,
    fileName: "予防接種台帳向け出力_20210701100000.csv",
    madeAt: new Date("2021-07-01T01:00:00Z"),
    rowCount: 2,
    byteCount: 300,
    sha256: Uint8Array.of(0, 15, 255),
    lossCount: 1,
    baseMadeAt: new Date("2021-06-30T15:00:00Z"),
  };
  const manifest = outputManifest(output, { code: "122271", name: "千葉県浦安市" });
  assert.deepEqual(manifest, {
    fileName: "予防接種台帳向け出力_20210701100000.csv",
    title: "予防接種台帳向け出力",
    kind: "register",
    municipalityCode: "122271",
    municipalityName: "千葉県浦安市",
    madeAt: "2021-07-01T10:00:00+09:00",
    scope: "all",
    changedSince: "2021-07-01T00:00:00+09:00",
    period: null,
    doseCount: 1,
    encoding: "utf-8",
    newline: "CRLF",
    header: false,
    columns: [
      "個別宛名番号",
      "接種履歴登録日時（1回目）",
      "接種日（1回目）",
      "券番号（1回目）",
      "接種自治体コード（1回目）",
      "接種会場名（1回目）",
      "接種医師名（1回目）",
      "ワクチンメーカー（1回目）",
      "ワクチンロット番号（1回目）",
    ],
    rows: 2,
    bytes: 300,
    sha256: "000fff",
    losses: 1,
  });
});
