import type { MemStats, MemStatsFigure } from '../../model/memStats';
import { startsWith, textOf } from './lineBytes';
import type { LineScanner } from './lineScanner';
import { SCANNER_LIMIT } from './lineScanner';

/** Collects the comments below `# runtime.MemStats`, where Go writes the figures of its memory. */
export class MemStatsReader {
  private readonly figures = new Map<string, MemStatsFigure>();
  private isBelow = false;

  get stats(): MemStats {
    return this.figures;
  }

  /** False when the line is another comment. */
  read({ bytes, start, end }: LineScanner): boolean {
    if (startsWith(bytes, start, end, HEADING)) {
      this.isBelow = true;
      return true;
    }
    if (!this.isBelow || !startsWith(bytes, start, end, '# ') || end - start >= SCANNER_LIMIT) return false;
    const match = FIGURE.exec(textOf(bytes, start, end));
    if (!match) return false;
    const [, name = '', text = ''] = match;
    if (this.figures.size < MAX_FIGURES) this.figures.set(name, figureOf(text.trim()));
    return true;
  }
}

const HEADING = '# runtime.MemStats';
/** Go writes 31. */
const MAX_FIGURES = 256;
const FIGURE = /^# ([A-Za-z]\w{0,63}) = (.*)$/s;

/** `31718696`, `720896 / 720896`, `[47370 37856 0]`, `0.004034450107139383` or `false`. */
function figureOf(text: string): MemStatsFigure {
  if (isNumber(text)) return { kind: 'number', value: BigInt(text) };
  const [inUse = '', system = '', ...more] = text.split(' / ', 3);
  if (more.length === 0 && isNumber(inUse) && isNumber(system)) {
    return { kind: 'inUseAndSystem', inUse: BigInt(inUse), system: BigInt(system) };
  }
  if (text.startsWith('[') && text.endsWith(']')) {
    const items = text
      .slice(1, -1)
      .split(' ')
      .filter((item) => item !== '');
    if (items.every(isNumber)) return { kind: 'numbers', values: items.map(BigInt) };
  }
  return { kind: 'text', text };
}

function isNumber(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
