import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import { packed } from "../../routes/packed.ts";

Deno.test("while a large file is packed others have their turn, and it comes out whole", async () => {
  const bytes = Uint8Array.from({ length: 900_000 }, (_, place) => place * place % 251);
  let turns = 0;
  const timer = setInterval(() => turns++);
  const made = await packed("test", bytes).as("br");
  clearInterval(timer);
  assert.ok(turns > 5, `${turns} turns`);
  assert.ok(made.length < bytes.length);
  assert.ok(brotliDecompressSync(made).equals(bytes));
});
