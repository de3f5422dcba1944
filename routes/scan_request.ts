import { z } from "zod";
import { AppError } from "../domain/app_error.ts";
import type { Typed } from "../domain/form_problem.ts";

/** Pages of one request; a stack is sent in several. */
const MOST_PAGES = 500;
const LARGEST_BATCH = 100;

const pageNumber = z.int().min(1).max(MOST_PAGES);

/** Pages whose numbers were read or typed; "" is a page nothing could be read of. */
export const ReadPages = z.array(z.object({
  page: pageNumber,
  line: z.string().max(100),
  outcome: z.enum(["read", "unread", "conflict", "typed"]),
})).min(1).max(LARGEST_BATCH);
export type ReadPage = z.infer<typeof ReadPages>[number];

/** Rows that a person has confirmed one by one, or all of them after looking. */
export const ConfirmedRows = z.array(z.object({
  page: pageNumber,
  line: z.string().max(100),
  clientKey: z.uuid(),
  seenWarnings: z.string().max(5_000),
  vaccinatedOn: z.string().max(100),
  lotNumber: z.string().max(100),
})).min(1).max(LARGEST_BATCH);
export type ConfirmedRow = z.infer<typeof ConfirmedRows>[number];

/** The list that `static/scans.ts` sends in one field. */
export function sentList<Item>(schema: z.ZodType<Item[]>, typed: Typed, field: string): Item[] {
  const list = schema.safeParse(parsed(typed[field] ?? ""));
  if (list.success) return list.data;
  throw new AppError("unreadable", "送信された内容を読み取れません。画面を開き直してください。");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
