// Recordings must not name the machine they were made on. So the programs are built in a folder with
// a made-up path, which exists only while the recording is made.
import { existsSync, mkdirSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes `folder`, hands it to `work`, and removes it again with those of its parents that were made for it.
 * @throws Error when the folder is there already (it is somebody's) or cannot be made.
 */
export async function withNeutralFolder(folder, work) {
  if (existsSync(folder))
    throw new Error(`expected no ${folder}: it is made for the recording and removed afterwards`);
  const missingParents = [];
  for (let parent = path.dirname(folder); !existsSync(parent); parent = path.dirname(parent))
    missingParents.push(parent);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `${folder} could not be made (${error.message}); recordings need it, so that they name no real path`,
    );
  }
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const parent of missingParents) removeIfEmpty(parent);
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Something else has been put there meanwhile, and stays.
  }
}

/**
 * Checks one recording, inflated.
 * @throws Error with the first path that is neither in an allowed folder nor relative.
 */
export function expectNeutral(name, bytes, allowedFolders) {
  // A path in a profile's string table or in a text: "/usr/local/go/src/runtime/proc.go".
  for (const [found] of bytes.toString('latin1').matchAll(/\/(?:[\w.@+-]+\/)+[\w.@+-]+\.(?:go|s)\b/g)) {
    if (
      !allowedFolders.some((folder) => found.startsWith(`${folder}/`)) &&
      /^\/(home|root|tmp|usr|var|opt|work|Users)\b/.test(found)
    ) {
      throw new Error(`${name} names ${found}; expected only paths in ${allowedFolders.join(' or ')}`);
    }
  }
}
