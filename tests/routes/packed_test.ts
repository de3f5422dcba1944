import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { ENCODINGS, packed } from "../../routes/packed.ts";

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };

for (const encoding of ENCODINGS) {
  Deno.test(`while a large file is packed as ${encoding} others have their turn, and it comes out whole`, async () => {
    const bytes = Uint8Array.from({ length: 900_000 }, (_, place) => place * place % 251);
    let turns = 0;
    const timer = setInterval(() => turns++);
    const made = await packed("test", bytes).as(encoding);
    clearInterval(timer);
    assert.ok(turns > 5, `${turns} turns`);
    assert.ok(made.length < bytes.length);
    assert.ok(UNPACK[encoding](made).equals(bytes));
  });

  Deno.test(`a small file is packed as ${encoding} whole`, async () => {
    const bytes = new TextEncoder().encode("接種券".repeat(1_000));
    const made = await packed("test", bytes).as(encoding);
    assert.ok(made.length < bytes.length);
    assert.ok(UNPACK[encoding](made).equals(bytes));
  });
}
