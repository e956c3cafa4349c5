/** Reports that the prompt writes to files: where the person said, and nowhere else. Names as pprof numbers them. */
import path from 'node:path';
import type { PromptPiece } from '../driver/promptSession';
import type { ReportContent } from '../driver/produceReport';
import type { PromptPart } from '../protocol/promptRequests';
import { bytesOfText } from '../model/byteText';
import { gzipBytes } from './gzipBytes';
import type { ProfileFiles } from './profileStore';

/** `working` between two writes, where one may stop. */
export async function* writeReport(
  { content, file }: Extract<PromptPiece, { kind: 'file' }>,
  currentFolder: string,
  files: ProfileFiles,
): AsyncGenerator<PromptPart | 'working', void, undefined> {
  const name = file.kind === 'named' ? file.path : `profile001${file.ending}`;
  if (currentFolder === '' && !path.isAbsolute(name)) {
    yield { kind: 'error', text: `${noFolder(name)}\n` };
    return;
  }
  let target = name;
  try {
    if (file.kind === 'numbered') target = await freeFileName(file.ending, currentFolder, files);
    const full = path.resolve(currentFolder, target);
    yield { kind: 'file', text: `Generating report in ${target}\n`, path: full };
    // Replaces a file of that name, as pprof does.
    await files.writeFile(full, new Uint8Array());
    for await (const bytes of writtenBytes(content)) {
      await files.appendFile(full, bytes);
      yield 'working';
    }
  } catch (error) {
    yield {
      kind: 'error',
      text: `${target} could not be written: ${error instanceof Error ? error.message : String(error)}\n`,
    };
  }
}

function noFolder(name: string): string {
  return `No folder is open that ${name} could be written to. Open a folder, or write the file's whole path after >.`;
}

const MAX_NUMBER = 10_000;

/** `profile001.svg` with the first free number. The file is made, so that nobody else gets the name. */
async function freeFileName(ending: string, folder: string, files: ProfileFiles): Promise<string> {
  for (let number = 1; number < MAX_NUMBER; number++) {
    const name = `profile${String(number).padStart(3, '0')}${ending}`;
    if (await files.createFile(path.join(folder, name))) return name;
  }
  throw new Error(`all names up to profile${MAX_NUMBER - 1}${ending} are taken`);
}

const WRITE_BYTES = 1 << 20;

async function* writtenBytes({ pieces, encoding }: ReportContent): AsyncGenerator<Uint8Array> {
  let waiting: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    // A copy: a piece of bytes holds only until the next is asked for.
    const bytes = Buffer.from(typeof piece === 'string' ? bytesOfText(piece) : piece);
    waiting.push(bytes);
    length += bytes.length;
    if (encoding === 'gzip' || length < WRITE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  const rest = Buffer.concat(waiting);
  if (encoding === 'gzip') yield await gzipBytes(rest);
  else if (rest.length > 0) yield rest;
}
