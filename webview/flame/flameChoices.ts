/** What a person chooses of the flame graph's looks; remembered with the page. */
export interface FlameChoices {
  readonly root: 'top' | 'bottom';
  /** For differences: red and green as pprof has them, or blue and orange, which everybody can tell apart. */
  readonly palette: 'redGreen' | 'blueOrange';
  /** Names of the boxes down to the one that fills the width. */
  readonly path: readonly string[];
  /** Whose callers and callees are shown; `''` for everything. */
  readonly pivot: string;
}

export const FIRST_FLAME_CHOICES: FlameChoices = { root: 'top', palette: 'redGreen', path: [], pivot: '' };

/** Stored choices may come from another version of the page. */
export function parseFlameChoices(stored: unknown): FlameChoices {
  const fields: Partial<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { path, pivot } = fields;
  return {
    root: fields['root'] === 'bottom' ? 'bottom' : 'top',
    palette: fields['palette'] === 'blueOrange' ? 'blueOrange' : 'redGreen',
    path: Array.isArray(path) ? path.filter((name) => typeof name === 'string') : [],
    pivot: typeof pivot === 'string' ? pivot : '',
  };
}
