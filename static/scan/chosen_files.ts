/** What a browser says of a chosen file before it is opened. */
export interface ChosenFile {
  name: string;
  size: number;
  /** MIME type; "" when the system does not know the file's ending. */
  type: string;
  lastModified: number;
}

export interface AcceptedFile<File extends ChosenFile> {
  kind: "image" | "pdf";
  file: File;
}

export interface FileChoice<File extends ChosenFile> {
  /** In the order a person counts them: 「10」 after 「9」. */
  accepted: AcceptedFile<File>[];
  /** Sentences that name a file and what to do about it. */
  refusals: string[];
}

/** What browsers can draw; TIFF, which scanners like, and HEIC, which telephones like, are not. */
const IMAGE_ENDINGS = ["jpg", "jpeg", "png", "webp", "gif", "bmp"];
const UNDRAWABLE_ENDINGS: Record<string, string> = {
  tif: "TIFF",
  tiff: "TIFF",
  heic: "HEIC",
  heif: "HEIC",
};

const byName = new Intl.Collator("ja", { numeric: true });

/** Sorts out what can be read as pages; nothing is opened yet. */
export function sortChosen<File extends ChosenFile>(chosen: readonly File[]): FileChoice<File> {
  const accepted: AcceptedFile<File>[] = [];
  const refusals: string[] = [];
  const seen = new Set<string>();
  for (const file of chosen.toSorted((a, b) => byName.compare(a.name, b.name))) {
    const kind = kindOf(file);
    const refusal = refusalOf(file, kind) ?? repetition(file, seen);
    if (refusal) refusals.push(`「${file.name}」${refusal}`);
    else if (kind) accepted.push({ kind, file });
  }
  return { accepted, refusals };
}

function kindOf({ name, type }: ChosenFile): AcceptedFile<ChosenFile>["kind"] | undefined {
  const ending = endingOf(name);
  if (ending in UNDRAWABLE_ENDINGS) return undefined;
  if (type === "application/pdf" || ending === "pdf") return "pdf";
  if (type.startsWith("image/") || IMAGE_ENDINGS.includes(ending)) return "image";
  return undefined;
}

function refusalOf(
  { name, size }: ChosenFile,
  kind: AcceptedFile<ChosenFile>["kind"] | undefined,
): string | undefined {
  const format = UNDRAWABLE_ENDINGS[endingOf(name)];
  if (format) {
    return `は${format}形式で、ブラウザーでは開けません。JPEG・PNGの画像かPDFで保存し直してください。`;
  }
  if (!kind) return "は画像でもPDFでもありません。JPEG・PNGの画像かPDFを選んでください。";
  if (size === 0) return "は空のファイルです。スキャンし直してください。";
  return undefined;
}

/** The same file dropped twice, or once more in a second folder. */
function repetition(file: ChosenFile, seen: Set<string>): string | undefined {
  const identity = [file.name, file.size, file.lastModified].join("/");
  if (seen.has(identity)) return "は2回選ばれています。1回だけ読み取ります。";
  seen.add(identity);
  return undefined;
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";
}
