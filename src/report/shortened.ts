/**
 * Text of a profile as it is shown in rows and hovers: at most 1,000 characters, the middle left out, because a name's
 * two ends say most. A hostile profile may have one name of a megabyte in a million frames.
 */
export function shortened(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const half = MAX_LENGTH / 2;
  return `${text.slice(0, half)}…${text.slice(-half + 1)}`;
}

const MAX_LENGTH = 1000;
