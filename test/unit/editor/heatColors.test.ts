import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEAT_COLORS, STALE_COLOR } from '../../../src/contributions';

type Kind = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** Editor backgrounds of VS Code's own themes, the current line's highlight among them. */
const BACKGROUNDS: Readonly<
  Record<Kind, { readonly backgrounds: readonly string[]; readonly least: number }>
> = {
  dark: { backgrounds: ['#1f1f1f', '#1e1e1e', '#121314', '#282828'], least: 4.5 },
  light: { backgrounds: ['#ffffff', '#fafafd', '#f3f3f3'], least: 4.5 },
  highContrast: { backgrounds: ['#000000'], least: 7 },
  highContrastLight: { backgrounds: ['#ffffff'], least: 7 },
};

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  contributes: { colors: { id: string; defaults: Record<Kind, string> }[] };
};
const { colors } = manifest.contributes;

describe('the colours of annotations', () => {
  it('are the eight heats and stale', () => {
    expect(colors.map(({ id }) => id)).toEqual([...HEAT_COLORS, STALE_COLOR]);
  });

  it.each(Object.keys(BACKGROUNDS) as Kind[])('can be read as text in %s themes', (kind) => {
    const { backgrounds, least } = BACKGROUNDS[kind];
    const tooWeak = colors.flatMap(({ id, defaults }) =>
      backgrounds
        .map((background) => ({ id, background, contrast: contrast(defaults[kind], background) }))
        .filter((measured) => measured.contrast < least),
    );
    expect(tooWeak).toEqual([]);
  });

  it('differ from each other', () => {
    for (const kind of Object.keys(BACKGROUNDS) as Kind[]) {
      expect(new Set(colors.map(({ defaults }) => defaults[kind])).size).toBe(colors.length);
    }
  });
});

/** WCAG 2: relative luminances, (lighter + 0.05) / (darker + 0.05). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
