import type { DoseWarning } from "../../domain/dose/dose_warning.ts";
import type { WarningLevel } from "../../domain/dose/dose_warning_rule.ts";
import { Message } from "../layout/message.tsx";

const HEADINGS: Record<WarningLevel, string> = {
  refuse: "登録できません",
  stop: "確認が必要です",
  caution: "注意",
};

/** Each warning in a box of its own, the gravest first. */
export function WarningList({ warnings }: { warnings: readonly DoseWarning[] }) {
  return (
    <>
      {warnings.map(({ level, message }) => (
        <Message look={level === "caution" ? "caution" : "stop"} heading={HEADINGS[level]}>
          {message}
        </Message>
      ))}
    </>
  );
}
