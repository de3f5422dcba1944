import type { Child } from "hono/jsx";
import type { WorkingOperator } from "../../domain/account/operator.ts";
import { OperatorBar } from "../operator/operator_bar.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "../upload/registration_tabs.tsx";
import type { Station } from "./station.ts";

interface StationFrameProps {
  station: Station;
  /** Who works at a shared tablet, where that is asked. */
  operator?: WorkingOperator;
  children: Child;
}

/** What stands above every screen of a station: at the town hall, the parts of データ登録. */
export function StationFrame({ station, operator, children }: StationFrameProps) {
  return (
    <>
      {station.tab === paths.uploads && <RegistrationTabs current={paths.doseEntry} />}
      {operator && <OperatorBar operator={operator} />}
      {children}
    </>
  );
}
