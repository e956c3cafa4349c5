/** Reports that go to a file. Names: newTempFile in pprof's internal/driver/tempfile.go, 2026-11. */
import fs from 'node:fs';
import type { ReportContent } from '../driver/produceReport';
import { compressedPieces } from './compressedPieces';
import { errorCode, systemErrorText } from './systemError';
import { writeWhole } from './writeWhole';

export type WriteOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

export function writeNamedFile(path: string, content: ReportContent): WriteOutcome {
  try {
    const file = fs.openSync(path, 'w', 0o666);
    try {
      for (const piece of compressedPieces(content)) writeWhole(file, piece);
    } finally {
      fs.closeSync(file);
    }
    return { ok: true };
  } catch (error) {
    return { ok: false, message: `open ${path}: ${systemErrorText(error)}` };
  }
}

/** `profile001.svg` with the first free number, in the current folder. */
export function freeFileName(ending: string): string | undefined {
  for (let number = 1; number < 10_000; number++) {
    const name = `profile${String(number).padStart(3, '0')}${ending}`;
    try {
      fs.closeSync(fs.openSync(name, 'wx', 0o600));
      return name;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return undefined;
    }
  }
  return undefined;
}
