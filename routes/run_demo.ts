import type { Configuration } from "../domain/configuration.ts";
import type { Office } from "./app_env.ts";
import { serve } from "./serve.ts";
import { transferOffice } from "./transfer_office.ts";

/** `demo`: the product with fictional people, and a page of what to try. */
export async function runDemo(configuration: Configuration): Promise<number> {
  // Only the demo needs its 1 MB of names.
  const { fillDemo } = await import("../db/demo/fill_demo.ts");
  const { demoGuide } = await import("../db/demo/demo_guide.ts");
  let guide = "";
  console.log("デモを準備しています（初めてのときは10秒ほどかかります）。");
  return await serve(configuration, {
    schema: "migrate",
    log: (line) => "error" in line && console.error(JSON.stringify(line)),
    prepare: async (office: Office) => {
      const { database, sealers } = office;
      const transfers = transferOffice(office);
      await fillDemo({ database, sealers, transfers }, new Date());
      guide = await demoGuide(transfers);
    },
    listening: (url) => console.log(`\n${url}\n\n${guide}\n終了するには Ctrl-C を押してください。`),
  });
}
