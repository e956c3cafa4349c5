import { fileNameOf, framesOf } from '../analysis/frames';
import { lineNumberText } from '../model/lineNumber';
import type { Profile } from '../model/profile';
import { baseName } from './printableName';
import { shortened } from './shortened';

/** `leak_demo.go:53`; `''` when the frame has no file. */
export function frameAt(profile: Profile, frame: number): string {
  const file = fileNameOf(profile, frame);
  if (file === '') return '';
  const line = framesOf(profile).lineNumbers[frame] ?? 0;
  const name = shortened(baseName(file));
  return line > 0 ? `${name}:${lineNumberText(line)}` : name;
}

/** The frame itself when a click on it can lead somewhere, else -1. */
export function placeOf(profile: Profile, frame: number): number {
  const hasLine = (framesOf(profile).lineNumbers[frame] ?? 0) > 0;
  return hasLine && fileNameOf(profile, frame) !== '' ? frame : -1;
}
