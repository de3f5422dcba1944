import { z } from "zod";
import { AppError } from "../domain/app_error.ts";

const Id = z.uuid();

/** The `:id` of a path; anything but a UUID names nothing we have. */
export function idParam(c: { req: { param(name: "id"): string } }): string {
  const id = Id.safeParse(c.req.param("id"));
  if (id.success) return id.data;
  throw new AppError("not_found", "アドレスが正しくありません。一覧から選び直してください。");
}
