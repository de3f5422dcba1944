import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { paths } from "../paths.ts";

/** 未処理 or 処理済み. */
export type MessageBoxName = "open" | "handled";

export const MESSAGE_BOXES: Record<MessageBoxName, { label: string; path: string }> = {
  open: { label: "未処理", path: paths.messages },
  handled: { label: "処理済み", path: paths.handledMessages },
};

/** One page of a box. */
export interface MessageBox {
  name: MessageBoxName;
  messages: readonly Inquiry[];
  /** Of all pages, by box. */
  counts: Record<MessageBoxName, number>;
  /** From 1. */
  page: number;
  pageCount: number;
}
