import assert from "node:assert/strict";
import { viewingLabel } from "../../../domain/record/viewing.ts";
import { ViewingPeriod } from "../../../domain/record/viewing_period.ts";

Deno.test("a look is told in the words of the screens, the list it was in included", () => {
  const label = (act: string, list: string | null = null) => viewingLabel({ act, list });
  assert.equal(label("recipient_listed"), "照会の一覧に表示");
  assert.equal(label("recipient_listed", "findings"), "要修正・要確認の一覧に表示");
  assert.equal(label("ticket_read"), "接種券の読み取り");
  assert.equal(label("an act of a later version"), "その他の操作");
});

Deno.test("a period is typed as dates are; a blank end is open; its ends stand in order", () => {
  const period = { from: "令和3年7月1日", to: "20210731" };
  assert.deepEqual(ViewingPeriod.parse(period), { from: "2021-07-01", to: "2021-07-31" });
  assert.deepEqual(ViewingPeriod.parse({ from: " ", to: "" }), { from: null, to: null });
  for (
    const [typed, field] of [
      [{ from: "20210732", to: "" }, "from"],
      [{ from: "20210702", to: "20210701" }, "to"],
    ] as const
  ) {
    const { error } = ViewingPeriod.safeParse(typed);
    assert.deepEqual(error?.issues.map(({ path }) => path[0]), [field]);
  }
});
