import assert from "node:assert/strict";
import { MOST_PAGES, refuseStack } from "../../../static/scan/stack_limit.ts";

Deno.test("a stack of 500 pages is read; one of 501 is refused with its count and the limit", () => {
  assert.equal(refuseStack(MOST_PAGES, 0), undefined);
  assert.match(refuseStack(1_501, 0)!, /^1,501枚あります。1回に読み取れるのは500枚まで/);
});

Deno.test("pages that come on top of a stack count with it", () => {
  assert.equal(refuseStack(100, 400), undefined);
  assert.match(refuseStack(101, 400)!, /^101枚を足すと500枚を超えます。先に、残っている票を/);
});
