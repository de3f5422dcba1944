import type { Act } from "../../domain/account/act.ts";

export const BENCH_MUNICIPALITY = "122271";

/** Staff of the bench's municipality; the accounts table is not asked. */
export function benchAct(): Act {
  const id = "00000000-0000-7000-8000-000000000000";
  return {
    actor: {
      kind: "municipal",
      role: "general",
      municipalityCode: BENCH_MUNICIPALITY,
      accountId: id,
      sessionId: id,
      loginId: "bench@example.lg.jp",
    },
    at: new Date(),
    address: "127.0.0.1",
    requestId: "bench",
  };
}
