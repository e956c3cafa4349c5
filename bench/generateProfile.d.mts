export interface ProfileSize {
  readonly samples: number;
  readonly functions: number;
  readonly locations: number;
  readonly depth: number;
  readonly labels: boolean;
}

export const SIZES: Readonly<Record<'S' | 'M' | 'L', ProfileSize>>;

export function generateProfile(size: ProfileSize, seed: number): Uint8Array;
