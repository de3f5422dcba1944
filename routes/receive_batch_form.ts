import { Buffer } from "node:buffer";
import { receiveBatch } from "../db/batch/receive_batch.ts";
import { lookupSameFile, type SameFile } from "../db/batch/same_file.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { formatDateTime } from "../domain/date/plain_date.ts";
import { type Failure, failure, type Success } from "../domain/result.ts";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { LARGEST_FILE_BODY } from "./body_limits.ts";
import { type FormStream, openForm } from "./form_stream.ts";
import { transferOffice } from "./transfer_office.ts";

/** The batch's id, or why nobody is asked. */
export type ReceivedBatchForm = Success<string> | (Failure & { sameFile?: SameFile });

type MunicipalContext = RequestContext & { var: { actor: MunicipalActor } };

/** Bytes: five thousand rows are a tenth of it. */
const LARGEST_LIST = 8 * 1024 * 1024;

/** Reads the form of まとめて照会, whose file lies in memory and is not kept. */
export async function receiveBatchForm(c: MunicipalContext): Promise<ReceivedBatchForm> {
  const form = await openForm(c.req.raw, LARGEST_FILE_BODY);
  try {
    return await receiveFile(c, form);
  } finally {
    await form.close();
  }
}

async function receiveFile(
  c: MunicipalContext,
  { typed, file }: FormStream,
): Promise<ReceivedBatchForm> {
  if (!file) return failure("照会する人のCSVファイルを選んでください。");
  const bytes = await wholeFile(file.bytes);
  const office = transferOffice(c.var.office);
  const { municipalityCode } = c.var.actor;
  const sameFile = await lookupSameFile(office, municipalityCode, { bytes, at: c.var.at });
  if (sameFile && typed.again !== "yes") return { ...failure(askedBefore(sameFile)), sameFile };
  return await receiveBatch(office, actOf(c), { name: file.name, bytes });
}

async function wholeFile(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > LARGEST_LIST) {
      throw new AppError(
        "too_large",
        "まとめて照会のファイルは8MBまでです。5,000人までのファイルに分けて登録してください。",
      );
    }
    all.push(Uint8Array.from(piece));
  }
  return Buffer.concat(all);
}

function askedBefore({ fileName, receivedAt }: SameFile): string {
  return `${formatDateTime(receivedAt)}に登録した「${fileName}」と全く同じ内容のファイルです。` +
    "もう一度照会するときは、「同じファイルで、もう一度照会する」に印を付け、ファイルを選び直してください。";
}
