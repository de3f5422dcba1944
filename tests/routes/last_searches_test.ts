import assert from "node:assert/strict";
import { LastSearches } from "../../routes/last_searches.ts";

const AT = new Date("2021-07-01T01:00:00Z");
const minutesLater = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

Deno.test("a session finds its last search for half an hour", () => {
  const searches = new LastSearches();
  searches.keep("one", { nameKana: "ヤマダ" }, AT);
  searches.keep("one", { nameKana: "サトウ" }, AT);
  assert.deepEqual(searches.lookup("one", minutesLater(29)), { nameKana: "サトウ" });
  assert.equal(searches.lookup("one", minutesLater(30)), undefined);
  assert.equal(searches.lookup("two", AT), undefined);
});

Deno.test("of more than a thousand sessions the oldest are forgotten", () => {
  const searches = new LastSearches();
  for (let number = 0; number < 1_001; number++) searches.keep(`${number}`, {}, AT);
  assert.equal(searches.lookup("0", AT), undefined);
  assert.ok(searches.lookup("1", AT));
});
