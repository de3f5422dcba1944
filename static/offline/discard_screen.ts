import { postDiscard } from "./queue_server.ts";
import type { Line } from "./list_screen.ts";
import type { Shell } from "./shell.ts";
import { fillSlots, onAct, openScreen, showIf } from "./template.ts";

/** 登録しない: the server notes the reason, then the entry leaves this tablet. */
export function openDiscard(shell: Shell, { entry, words }: Line): void {
  const root = openScreen("offline-discard", (screen) => {
    fillSlots(screen, words);
    onAct(screen, "discard-now", (form) => {
      const reason = new FormData(form as HTMLFormElement).get("reason");
      discard(String(reason ?? "")).catch(console.warn);
    });
  });

  async function discard(reason: string): Promise<void> {
    const answer = reason === "" ? undefined : await postDiscard(entry, reason);
    switch (answer?.kind) {
      case "discarded":
      case "registered":
        await shell.tablet.remove(entry);
        return await shell.openList(answer.kind === "registered" ? REGISTERED : DISCARDED);
      default:
        fillSlots(root, { problem: problemOf(answer?.kind) });
        showIf(root, "problem", true);
        root.querySelector<HTMLElement>("[data-show=problem]")?.focus();
    }
  }
}

const DISCARDED = "登録せずに、この端末から消しました。";
const REGISTERED = "この登録は、すでに届いて登録されていました。この端末から消しました。";

function problemOf(kind: string | undefined): string {
  switch (kind) {
    case undefined:
      return "登録しない理由を選んでください。";
    case "unreachable":
      return "通信できませんでした。通信が戻ってから、もう一度押してください。";
    case "held":
      return "いまは送信できません。ログインIDと担当者を確かめてください。";
    default:
      return "処理できませんでした。しばらくしてから、もう一度押してください。";
  }
}
