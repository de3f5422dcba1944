import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { loginPasswords } from "../login_passwords.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";

/** `pooler userlist`: what a PgBouncer in front of the database has to know. */
export function addPoolerCommand(program: Command, configuration: () => Configuration): void {
  program.command("pooler").description("PgBouncer（トランザクション方式）")
    .command("userlist")
    .description("PgBouncer の auth_file に書く行を表示します（鍵ファイルと同じく秘密です）")
    .action(() => printUserlist(configuration()));
}

/**
 * The two roles of requests; all others go straight to PostgreSQL. In plain, because PgBouncer itself
 * signs in with them; they stay the same as long as the key file's index key does.
 */
async function printUserlist(configuration: Configuration): Promise<void> {
  const passwords = loginPasswords(await loadKeyRing(keyFilePath(configuration)));
  for (const role of ["vrs_app", "vrs_gate"] as const) {
    console.log(`"${role}" "${passwords[role]}"`);
  }
}
