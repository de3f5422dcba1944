import { inMunicipality } from "../../db/tenant.ts";
import { isUnderWay } from "../../domain/upload/upload_state.ts";
import { BENCH_MUNICIPALITY } from "./bench_act.ts";
import type { BenchServer } from "./bench_server.ts";

export interface BenchFile {
  path: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Sends a file as the form does and waits until its job has ended. */
export async function uploadFile(server: BenchServer, file: BenchFile): Promise<void> {
  const form = new FormData();
  form.set("mode", "keep_blank");
  form.set("file", new File([file.bytes], file.name));
  const answer = await server.staff.post(file.path, form);
  const id = answer.headers.get("location")?.split("/").at(-1);
  if (!id) throw new Error(`the upload was answered with ${answer.status}`);
  let approved = false;
  for (;;) {
    const { state, failure, rejected } = await stateOf(server, id);
    if (state === "applied") return;
    if (state === "checked" && !approved) {
      const fields = { doubts: "settled", rejectedRows: rejected ? "left_out" : "" };
      await server.staff.post(`/uploads/${id}/application`, fields);
      approved = true;
    } else if (!isUnderWay(state)) throw new Error(`the upload ended as ${state}: ${failure}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

function stateOf({ database }: BenchServer, id: string) {
  return inMunicipality(
    database.register,
    BENCH_MUNICIPALITY,
    (tx) =>
      tx.selectFrom("upload").select(["state", "failure", "rejected_count as rejected"])
        .where("id", "=", id).executeTakeFirstOrThrow(),
  );
}
