import { type Admitted, municipal, statistical } from "./admitted_accounts.ts";

/** Who may use 接種状況 with its files, and the statistics of 都道府県・国. */
export const ADMITTED_STATISTICS: Record<string, Admitted> = {
  "GET /progress": municipal,
  "GET /progress/ages": municipal,
  "GET /progress/vaccines": municipal,
  "GET /progress/venues": municipal,
  "GET /progress/lags": municipal,
  "GET /progress/v-sys": municipal,
  "GET /progress/events": municipal,
  "GET /progress/files": municipal,
  "POST /progress/files": municipal,
  "GET /progress/files/dictionary": municipal,

  "GET /statistics": statistical,
  "GET /statistics/areas/:area": statistical,
  "GET /statistics/areas/:area/ages": statistical,
  "GET /statistics/areas/:area/vaccines": statistical,
  "GET /statistics/areas/:area/days": statistical,
  "GET /statistics/areas/:area/entry": statistical,
  "GET /statistics/ranking": statistical,
  "POST /statistics/tables": statistical,
};
