/** Of a file name that may have 255 bytes, what is left beside `pprof.` and `.NNNN.pb.gz`, with some room. */
const MAX_STEM_BYTES = 200;

/** What a saved file holds: a profile, or a text that says more than a profile has room for. */
export type SavedForm = 'profile' | 'heapText' | 'dump';

export const SAVED_ENDINGS: Readonly<Record<SavedForm, string>> = {
  profile: '.pb.gz',
  heapText: '.debug1.txt',
  dump: '.debug2.txt',
};

/**
 * The name under which `go tool pprof` saves a fetched profile: `pprof.leakdemo.goroutine.001.pb.gz`. It fails on a
 * sample type with a slash (`example.com/leakdemo.conns`); here the slash becomes `_`.
 *
 * @param number from 1; at least three digits are written
 */
export function savedName(safeStem: string, number: number, form: SavedForm = 'profile'): string {
  const parts = ['pprof', ...(safeStem === '' ? [] : [safeStem]), String(number).padStart(3, '0')];
  return `${parts.join('.')}${SAVED_ENDINGS[form]}`;
}

/** Makes any text fit between `pprof.` and `.NNN.pb.gz` on every file system; what is fine already stays as it is. */
export function safeStem(stem: string): string {
  const clean = stem
    .slice(0, 4 * MAX_STEM_BYTES)
    // Separators and what Windows does not take; control, format (direction overrides) and half characters.
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '_')
    .replace(/^[.\s]+/, '');
  const cut = trimEnd(cutToBytes(clean, MAX_STEM_BYTES));
  return WINDOWS_DEVICES.test(cut) ? `_${cut}` : cut;
}

/** Names that mean a device on Windows, with any extension. */
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Never cuts through a character. */
function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Dots and spaces at the end; Windows drops them. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '.' || text[end - 1] === ' ')) end--;
  return text.slice(0, end);
}
