/**
 * The colours of boxes, made of the theme's own: its chart colours, mixed into the background until the theme's text is
 * easy to read on them. In high contrast and forced colours there are no fills, only lines.
 */
import type { FlameFunction, FlameBox } from '../../src/protocol/flameRequests';
import { contrast, mixed, parseColor, type Rgb } from './color';
import type { FlameChoices } from './flameChoices';

export interface FlameColors {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly line: string;
  readonly focus: string;
  readonly match: string;
  /** Fills look the same, and boxes need lines between them. */
  readonly isPlain: boolean;
  fill(box: FlameBox, of: FlameFunction, state: 'plain' | 'dimmed'): string;
}

/** WCAG's least for text. */
const READABLE = 4.5;

export function flameColors(owner: HTMLElement, palette: FlameChoices['palette'] | 'packages'): FlameColors {
  const style = getComputedStyle(owner);
  const read = (...names: readonly string[]): string =>
    names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '') ?? '';
  const isForced = window.matchMedia('(forced-colors: active)').matches;
  const kind = document.body.dataset['vscodeThemeKind'] ?? '';
  const isPlain = isForced || kind.includes('high-contrast');
  const background = isForced ? 'Canvas' : read('--vscode-editor-background') || style.backgroundColor;
  const text = isForced
    ? 'CanvasText'
    : read('--vscode-editor-foreground', '--vscode-foreground') || style.color;
  const ground = parseColor(background) ?? [255, 255, 255];
  const ink = parseColor(text) ?? [0, 0, 0];
  const hues = HUES.map((name) => parseColor(read(`--vscode-charts-${name}`)) ?? ink);
  const fills = new Map<string, string>();
  const toned = (hue: Rgb, strength: number): string => css(readable(hue, ground, ink, strength));
  const make = (box: FlameBox, of: FlameFunction, state: 'plain' | 'dimmed'): string => {
    const strength = (state === 'dimmed' ? 0.25 : 1) * (of.isInlined ? 0.6 : 1);
    if (of.name === '') return toned(ink, 0.16 * strength);
    if (palette === 'packages') return toned(packageHue(of.package, hues), 0.5 * strength);
    const [more, less] = DIFFERENCE[palette].map((at) => hues[at] ?? ink) as [Rgb, Rgb];
    const lean = Math.round(box.lean * LEANS) / LEANS;
    if (lean === 0) return toned(ink, 0.12 * strength);
    return toned(lean > 0 ? more : less, (0.15 + 0.5 * Math.abs(lean)) * strength);
  };
  return {
    background,
    text,
    dim: isForced ? 'GrayText' : read('--vscode-descriptionForeground') || text,
    line: isForced ? 'CanvasText' : read('--vscode-contrastBorder') || css(mixed(ground, ink, 0.25)),
    focus: isForced ? 'Highlight' : read('--vscode-focusBorder') || text,
    match: isForced ? 'Highlight' : read('--vscode-charts-yellow') || text,
    isPlain,
    fill(box, of, state) {
      if (isPlain) return background;
      const lean = palette === 'packages' ? 0 : Math.round(box.lean * LEANS);
      const key = `${of.package}\n${of.isInlined}${of.name === ''}${state}${lean}`;
      let fill = fills.get(key);
      if (fill === undefined) {
        fill = make(box, of, state);
        fills.set(key, fill);
      }
      return fill;
    },
  };
}

/** Around the circle, so that two neighbours mix to a colour between them. */
const HUES = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const;
/** Of what grew and of what shrank, as indices of `HUES`. */
const DIFFERENCE = { redGreen: [0, 3], blueOrange: [1, 4] } as const;
/** As many steps of colour as an eye tells apart. */
const LEANS = 8;
const PACKAGE_COLORS = 24;

/** The same package has the same colour in every profile. */
function packageHue(name: string, hues: readonly Rgb[]): Rgb {
  if (name === '') return hues[4] ?? [128, 128, 128];
  const place = ((hashOf(name) % PACKAGE_COLORS) / PACKAGE_COLORS) * hues.length;
  const at = Math.floor(place);
  const next = hues[(at + 1) % hues.length] ?? [128, 128, 128];
  return mixed(hues[at] ?? next, next, place - at);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function readable(hue: Rgb, ground: Rgb, ink: Rgb, strength: number): Rgb {
  for (let share = strength; share > 0.05; share -= 0.05) {
    const color = mixed(ground, hue, share);
    if (contrast(color, ink) >= READABLE) return color;
  }
  return ground;
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}
