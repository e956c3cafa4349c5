import { goExp, truncatedToInt64 } from './goFloats';
import type { Integer } from './goIntegers';

/**
 * What a recorded allocation stands for. Of allocations of S bytes on average, recorded once in R bytes, a part of
 * 1 - e^(-S/R) is recorded. Rule: scaleHeapSample in pprof's profile/legacy_profile.go; Go's runtime does the same for
 * profile.proto.
 */
export function unsampled(count: Integer, size: Integer, rate: number): { count: Integer; size: Integer } {
  if (Number(count) === 0 || Number(size) === 0) return { count: 0, size: 0 };
  if (rate <= 1) return { count, size };
  const average = Number(size) / Number(count);
  const scale = 1 / (1 - goExp(-average / rate));
  return {
    count: truncatedToInt64(Number(count) * scale),
    size: truncatedToInt64(Number(size) * scale),
  };
}

/** int64 division, toward zero. */
export function quotient(dividend: Integer, divisor: Integer): Integer {
  if (typeof dividend === 'number' && typeof divisor === 'number') return Math.trunc(dividend / divisor) + 0;
  return BigInt.asIntN(64, BigInt(dividend) / BigInt(divisor));
}
