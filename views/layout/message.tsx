import type { Child } from "hono/jsx";

interface MessageProps {
  look: "success" | "caution" | "stop" | "plain";
  heading?: string;
  children: Child;
}

const WORDS = { success: "完了", caution: "注意", stop: "確認が必要です", plain: "お知らせ" };

/** A box that says how something stands; the word beside the colour says it too. */
export function Message({ look, heading, children }: MessageProps) {
  return (
    <div class={`message message--${look}`}>
      <p class="message__heading">{heading ?? WORDS[look]}</p>
      <div class="message__body">{children}</div>
    </div>
  );
}
