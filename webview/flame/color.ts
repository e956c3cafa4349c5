/** Arithmetic with colours. Luminance and contrast: WCAG 2.1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`; undefined for others. Transparency is left out. */
export function parseColor(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const digits = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex;
    const at = (from: number): number => parseInt(digits.slice(from, from + 2), 16);
    return [at(0), at(2), at(4)];
  }
  const numbers =
    /^rgba?\(([^)]*)\)$/
      .exec(text)?.[1]
      ?.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const [red, green, blue] = numbers;
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue];
}

/** `share` of `b` in `a`. */
export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * share;
  return [at(0), at(1), at(2)];
}

/** From 1, the same, to 21, black and white. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
