import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { formatDate } from "../../domain/date/plain_date.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { OPERATOR } from "../account/operator_visit.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { makePublication, type Published } from "../publication/make_publication.ts";

interface PublishOptions {
  dryRun?: true;
  note: string;
}

/** `publish`: what the server does by night, now. */
export function addPublishCommand(program: Command, configuration: () => Configuration): void {
  program.command("publish")
    .description(
      "オープンデータを公表します（サーバーは毎日、同じことをします）。同じ日なら次の版になります",
    )
    .option("--dry-run", "公表せず、集計が接種記録と一致するかと、公表の内容だけを確かめます")
    .option("--note <text>", "この公表についてのお知らせ（だれでも読めます）", "")
    .action((options: PublishOptions) => runPublish(configuration(), options));
}

async function runPublish(
  configuration: Configuration,
  { dryRun, note }: PublishOptions,
): Promise<void> {
  const server = await openDatabaseServer(configuration);
  try {
    await refuseOtherSchema(server.address);
    const mode = dryRun ? "rehearse" : "publish";
    const order = { at: new Date(), byWhom: OPERATOR, note, mode } as const;
    const say = (sentence: string) => console.error(sentence);
    const published = await makePublication(server.address, order, say);
    if (!published) {
      throw new OperatorError("ほかのサーバーが公表しています。終わってからやり直してください。");
    }
    for (const line of linesOf(published, mode)) console.log(line);
  } finally {
    await server.stop();
  }
}

function linesOf(
  { day, revision, totals, files }: Published,
  mode: "publish" | "rehearse",
): string[] {
  const what = `${formatDate(day)}のオープンデータ（第${revision}版）`;
  const doses = totals.map((count, index) => `${index + 1}回目 ${count.toLocaleString("ja-JP")}件`);
  return [
    mode === "publish"
      ? `${what}を公表しました。`
      : `${what}は公表できます（まだ公表していません）。`,
    `接種記録と一致しました：${doses.join("、")}`,
    ...files.map(({ name, rowCount, byteCount }) =>
      `${name}：${rowCount.toLocaleString("ja-JP")}行、${byteCount.toLocaleString("ja-JP")}バイト`
    ),
  ];
}
