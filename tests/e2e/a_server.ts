import { addAccount } from "../../db/account/add_account.ts";
import { JobLoop } from "../../db/job/job_loop.ts";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { AccountRole } from "../../domain/account/account_role.ts";
import { createApp } from "../../routes/app.ts";
import type { Office } from "../../routes/app_env.ts";
import { NewsFeed } from "../../routes/news_feed.ts";

export const PASSWORD = "a password for the journey";

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** The product on a free port of this machine; its jobs run on this thread, by the office's clock. */
export function startServer(office: Office): RunningServer {
  const jobs = new JobLoop(office, { limit: 2, log: office.log });
  const server = startIdleServer(office);
  return { ...server, close: () => Promise.all([jobs.stop(), server.close()]).then(() => {}) };
}

/** The same, but its jobs wait: for what a page shows meanwhile. */
export function startIdleServer(office: Office): RunningServer {
  const newsFeed = new NewsFeed(office.database.address);
  const app = createApp({ ...office, newsFeed });
  const http = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, { remoteAddr }) => app.fetch(request, { remoteAddress: remoteAddr.hostname }),
  );
  const close = async () => {
    await newsFeed.close();
    await http.shutdown();
  };
  return { url: `http://127.0.0.1:${http.addr.port}`, close };
}

/** An account that signs in with `PASSWORD`. */
export async function hasAccount(
  office: Office,
  account: {
    kind: AccountKind;
    role?: AccountRole;
    loginId: string;
    municipality?: string;
    prefecture?: string;
  },
): Promise<void> {
  const added = await addAccount(office.database.gate, {
    kind: account.kind,
    role: account.role,
    loginId: account.loginId,
    municipalityCode: account.municipality ?? null,
    prefectureCode: account.prefecture ?? null,
    password: PASSWORD,
  }, office.now());
  if (!added.ok) throw new Error(added.message);
}
