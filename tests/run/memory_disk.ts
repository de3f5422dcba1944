/** Bytes that a whole run may fill at once: its three hundred databases, with some to spare. */
const SIZE = 8 * 2 ** 30;
/** Bytes of memory that must be left besides. */
const LEFT = 4 * 2 ** 30;

/**
 * Lays a disk in memory over an empty folder, for the databases and temporary files of a run; answers
 * whether it did, as only root may, with plenty of memory. A test file's database is a thousand files,
 * and to make and remove them takes a disk far longer than the tests take with them (measured on ext4
 * without a journal: 80 to 800 ms; in memory 40 ms). Not /dev/shm, which Deno's permissions close.
 */
export async function layMemoryDisk(folder: string): Promise<boolean> {
  if (Deno.uid() !== 0 || Deno.systemMemoryInfo().available < SIZE + LEFT) return false;
  return await run("mount", "-t", "tmpfs", "-o", `size=${SIZE},mode=0755`, "tmpfs", folder);
}

/** Takes it away with all it holds, at once or as soon as the last process has left it. */
export async function takeMemoryDisk(folder: string): Promise<void> {
  if (!await run("umount", "--lazy", folder)) throw new Error(`umount ${folder}`);
}

async function run(program: string, ...args: string[]): Promise<boolean> {
  const output = await new Deno.Command(program, { args }).output().catch(() => undefined);
  return output?.success ?? false;
}
