import {
  type Cell,
  DIFFICULTIES,
  type Frame,
  type FrameSource,
  type FrameTruth,
  type Take,
} from "./frame.ts";

/** Frames and takes that are there already, as generate.py writes them below `folder`/`split`. */
export function frameFolder(folder: string, split: string): FrameSource {
  const read = async (truth: FrameTruth): Promise<Frame> => ({
    truth,
    jpeg: await Deno.readFile(`${folder}/${truth.id}.jpg`),
  });
  return {
    async frames({ resolution, difficulty }: Cell, count) {
      const truths = listTruths(`${folder}/${split}/${resolution}/${difficulty}/truth.jsonl`);
      return await Promise.all(truths.slice(0, count).map(read));
    },
    takes(count) {
      const all = DIFFICULTIES.flatMap((difficulty): Take[] => {
        const truths = listTruths(`${folder}/${split}/1280x720/${difficulty}/video.jsonl`);
        const byTake = Object.values(Object.groupBy(truths, ({ id }) => id.replace(/\/\d+$/, "")));
        return byTake.map((frames) => {
          const left = [...frames ?? []];
          return {
            difficulty,
            next: () => {
              const truth = left.shift();
              return truth ? read(truth) : Promise.resolve(undefined);
            },
          };
        });
      });
      return [all.slice(0, count)];
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** None when the folder has no such cell. */
function listTruths(path: string): FrameTruth[] {
  try {
    return Deno.readTextFileSync(path).trim().split("\n").map((line) => JSON.parse(line));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
