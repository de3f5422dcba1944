import type { Child } from "hono/jsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "../upload/registration_tabs.tsx";
import type { Station } from "./station.ts";

/** What stands above every screen of a station: at the town hall, the parts of データ登録. */
export function StationFrame({ station, children }: { station: Station; children: Child }) {
  return (
    <>
      {station.tab === paths.uploads && <RegistrationTabs current={paths.doseEntry} />}
      {children}
    </>
  );
}
