import { z } from "zod";

/** What a blank cell means (DOMAIN 3.1): leave the stored value, or blank it. */
export const OVERWRITE_MODES = ["keep_blank", "overwrite_all"] as const;
export type OverwriteMode = typeof OVERWRITE_MODES[number];

export const OVERWRITE_MODE_LABELS: Record<OverwriteMode, string> = {
  keep_blank: "空白以外を上書き",
  overwrite_all: "空白を含めて全て上書き",
};

export const OverwriteModeField = z.enum(OVERWRITE_MODES, {
  error: "上書きの方法を選んでください。",
});
