import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { connect } from "../connection.ts";
import { openDatabase } from "../database.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { addKey } from "../sealing/add_key.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import type { KeyOffice } from "../sealing/key_office.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";
import { retireKey } from "../sealing/retire_key.ts";
import { reseal } from "../sealing/reseal.ts";
import { countSealed, nameOf, type SealedCount } from "../sealing/sealed_by.ts";
import { addErasureCommand } from "./run_erase.ts";

/** `keys add`, `keys rotate`, `keys retire`, `keys list`; and `erase`. */
export function addKeyCommands(program: Command, configuration: () => Configuration): void {
  const keys = program.command("keys")
    .description("マイナンバーなどを封じる鍵（DATABASE_URL は所有者のもの）");

  keys.command("list").description("鍵ごとに、封じている値の件数を表示します")
    .action(() => withKeys(configuration(), listKeys));

  keys.command("add")
    .description("新しい鍵を鍵ファイルの先頭に加えます。動いているサーバーも1秒以内に使い始めます")
    .action(() =>
      withKeys(configuration(), async (office) => {
        const id = await addKey(office, new Date());
        console.log(`鍵 ${id} を加えました。これから封じる値は、この鍵で封じます。`);
        console.log("鍵ファイルの控えを取り、ほかのサーバーの鍵ファイルも差し替えてください。");
        console.log("封じてある値は keys rotate で封じ直します。");
      })
    );

  keys.command("rotate")
    .description("古い鍵で封じた値を、先頭の鍵で封じ直します。サーバーは止めません")
    .action(() => withKeys(configuration(), rotate));

  keys.command("retire").argument("<id>", "古い鍵のID")
    .description("何も封じていない古い鍵を、鍵ファイルから外します")
    .action((id: string) =>
      withKeys(configuration(), async (office) => {
        await retireKey(office, id, new Date());
        console.log(`鍵 ${id} を廃止しました。この鍵で封じた値は、もう登録できません。`);
        console.log("古い控えのデータベースを開くには、そのときの鍵ファイルの控えが要ります。");
      })
    );

  addErasureCommand(program, configuration);
}

async function rotate(office: KeyOffice): Promise<void> {
  const rotation = await reseal(office, { at: new Date(), tell: console.log });
  console.log(`${rotation.count.toLocaleString("ja-JP")}件を封じ直しました。残りはありません。`);
  tellCounts(rotation.sealed);
}

async function listKeys({ owner, keyFile }: KeyOffice): Promise<void> {
  const { sealing } = await loadKeyRing(keyFile);
  sealing.forEach(({ id }, index) => console.log(`鍵 ${id}${index === 0 ? "（使用中）" : ""}`));
  tellCounts(await countSealed(owner));
}

function tellCounts(sealed: readonly SealedCount[]): void {
  for (const each of sealed) {
    console.log(`${nameOf(each)}: 鍵 ${each.keyId} ${each.count.toLocaleString("ja-JP")}件`);
  }
}

const NOT_THE_OWNER =
  "データベースの所有者として接続できません。keys のコマンドでは、DATABASE_URL に migrate と同じ" +
  "ユーザーとパスワードを指定してください。";

/** Class 28: no such login; 42501: not the owner. */
function isRefused(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("28") || code === "42501";
}

const OWNER_CONNECTIONS = 3;

/** As the owner of the schema: only the operator has its password. */
async function withKeys(
  configuration: Configuration,
  work: (office: KeyOffice) => Promise<void>,
): Promise<void> {
  const server = await openDatabaseServer(configuration);
  const database = openDatabase(server.address);
  const owner = connect(server.address, "owner", OWNER_CONNECTIONS);
  try {
    await refuseOtherSchema(server.address);
    await work({ owner, gate: database.gate, keyFile: keyFilePath(configuration) });
  } catch (error) {
    throw isRefused(error) ? new OperatorError(NOT_THE_OWNER) : error;
  } finally {
    await owner.end({ timeout: 5 });
    await database.close();
    await server.stop();
  }
}
