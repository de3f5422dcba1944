import type { UploadKind } from "../../domain/upload/upload_state.ts";
import { doseContent } from "../dose_upload/dose_content.ts";
import { recipientContent } from "../recipient_upload/recipient_content.ts";
import type { UploadContent } from "./upload_content.ts";

/** Every kind of file that can be uploaded. */
export const UPLOAD_CONTENTS: Record<UploadKind, UploadContent> = {
  recipient: recipientContent,
  dose: doseContent,
};
