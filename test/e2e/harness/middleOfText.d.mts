/** The middle character of the last `text` in a row of a terminal, in the page's pixels. */
export function middleOfText(row: unknown, text: string): { readonly x: number; readonly y: number };
