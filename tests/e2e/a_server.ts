import { addAccount } from "../../db/account/add_account.ts";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import { createApp } from "../../routes/app.ts";
import type { Office } from "../../routes/app_env.ts";

export const PASSWORD = "journey-password";

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** The product on a free port of this machine. */
export function startServer(office: Office): RunningServer {
  const app = createApp(office);
  const http = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, { remoteAddr }) => app.fetch(request, { remoteAddress: remoteAddr.hostname }),
  );
  return { url: `http://127.0.0.1:${http.addr.port}`, close: () => http.shutdown() };
}

/** An account that signs in with `PASSWORD`. */
export async function hasAccount(
  office: Office,
  account: { kind: AccountKind; loginId: string; municipality?: string; prefecture?: string },
): Promise<void> {
  const added = await addAccount(office.database.gate, {
    kind: account.kind,
    loginId: account.loginId,
    municipalityCode: account.municipality ?? null,
    prefectureCode: account.prefecture ?? null,
    password: PASSWORD,
  }, office.now());
  if (!added.ok) throw new Error(added.message);
}
