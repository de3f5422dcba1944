const PYTHONS = ["python3", "/usr/bin/python3"];
const PACKAGES = "tesseract-ocr tesseract-ocr-eng fonts-ocr-b fonts-noto-cjk python3-opencv " +
  "python3-pil python3-numpy python3-qrcode";

/** What the bench needs beside Deno: a Python that draws, and native tesseract. */
export interface Programs {
  python: string;
}

/** Undefined, after one sentence that says what to install, when something is missing. */
export async function lookupPrograms(): Promise<Programs | undefined> {
  const hasTesseract = await succeeds("tesseract", ["--version"]);
  for (const python of PYTHONS) {
    if (hasTesseract && await succeeds(python, ["-c", "import cv2, PIL, numpy, qrcode"])) {
      return { python };
    }
  }
  console.error(
    "The reader's bench needs native tesseract and Python's drawing packages: " +
      `apt-get install -y --no-install-recommends ${PACKAGES}`,
  );
  return undefined;
}

async function succeeds(program: string, args: string[]): Promise<boolean> {
  try {
    const command = new Deno.Command(program, { args, stdout: "null", stderr: "null" });
    return (await command.output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
