import * as l10n from '@vscode/l10n';
import { frameFile, frameName } from '../../analysis/goroutines/dumpTexts';
import { unescaped } from '../../analysis/goroutines/packagePath';
import type { GoroutineDump } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import { baseName } from '../printableName';
import { shortened } from '../shortened';

/** `leak_demo.go:53`; `''` where the frame has no file. */
export function placeText(dump: GoroutineDump, frame: number): string {
  const file = frameFile(dump, frame);
  const line = dump.frames.lineNumbers[frame] ?? 0;
  return file === '' ? '' : shortened(`${baseName(file)}${line > 0 ? `:${line}` : ''}`);
}

/** `main.(*Pool[...]).Run`, `(23 frames left out)`. */
export function frameTitle(dump: GoroutineDump, frame: number): string {
  switch (FRAME_KINDS[dump.frames.kinds[frame] ?? 0]) {
    case 'elided': {
      const count = dump.frames.lineNumbers[frame] ?? 0;
      return count > 0 ? l10n.t('({0} frames left out)', count) : l10n.t('(frames left out)');
    }
    case 'unavailable':
      return l10n.t('(it ran on another thread, so its stack is not known)');
    default: {
      const name = frameName(dump, frame);
      return name === '' ? '<unknown>' : shortened(unescaped(name));
    }
  }
}
