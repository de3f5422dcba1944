import assert from "node:assert/strict";
import { sameFileDoubt } from "../../../domain/upload/same_file_doubt.ts";

Deno.test("the same file again is named with when it was registered, in Japan's time", () => {
  const at = new Date("2021-06-30T15:30:00Z");
  const { kind, message } = sameFileDoubt({ fileName: "住民.csv", at });
  assert.equal(kind, "same_file");
  assert.match(message, /^2021年7月1日.*0[:時]30.*「住民\.csv」と全く同じ内容/);
  assert.match(message, /確かめてください。$/);
});
