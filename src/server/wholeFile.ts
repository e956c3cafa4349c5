/** Writes a file so that under its name there is all of the new one or still the old one, and never a part. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

/** Profiles tell about the program that they are of, so that what is written is for its owner alone. */
const MODE = 0o600;

/** Gives how many bytes it has. Rejects with the system's error; the old file is then as it was. */
export async function writeWholeFile(
  file: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  const target = await linkedFile(file);
  const name = `${beginOfParts(target, threadId)}${randomBytes(6).toString('hex')}.part`;
  const beside = path.join(path.dirname(target), name);
  let byteCount = 0;
  try {
    const handle = await fs.open(beside, 'wx', await modeOf(target));
    try {
      for await (const piece of pieces) {
        await handle.writeFile(piece);
        byteCount += piece.length;
      }
    } finally {
      await handle.close();
    }
    await fs.rename(beside, target);
    return byteCount;
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}

/** Removes what a thread of this process had written of the file when it was ended; never rejects. */
export async function removeParts(file: string, thread: number): Promise<void> {
  const target = await linkedFile(file);
  const folder = path.dirname(target);
  try {
    for (const name of await fs.readdir(folder)) {
      if (name.startsWith(beginOfParts(target, thread)) && name.endsWith('.part'))
        await fs.rm(path.join(folder, name), { force: true });
    }
  } catch {
    // The folder may be gone, and the part with it.
  }
}

/** Of hidden names beside the file that nobody else uses. */
function beginOfParts(target: string, thread: number): string {
  return `.${path.basename(target).slice(0, 100)}.${process.pid}-${thread}-`;
}

/** A link stays one, and what it leads to is written. */
async function linkedFile(file: string): Promise<string> {
  try {
    return await fs.realpath(file);
  } catch {
    return file;
  }
}

async function modeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).mode & 0o777;
  } catch {
    return MODE;
  }
}
