/** Times and durations as Go prints them: time.Time's and time.Duration's String, Go 1.26. */

/** `2026-11-23 05:44:18.058816508 +0000 UTC`, in this machine's zone. */
export function goTimeText(nanos: bigint): string {
  let seconds = nanos / SECOND;
  let fraction = nanos % SECOND;
  if (fraction < 0n) {
    seconds -= 1n;
    fraction += SECOND;
  }
  const date = new Date(Number(seconds) * 1000);
  const digits = fraction === 0n ? '' : `.${withoutZeros(String(fraction).padStart(9, '0'))}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${time}${digits} ${offsetOf(date)} ${zoneAbbreviation(date)}`;
}

/** `2.11s`, `1m30.5s`, `1h0m0s`, `150ms`, `1.5µs`. */
export function goDurationText(nanos: bigint): string {
  if (nanos === 0n) return '0s';
  const sign = nanos < 0n ? '-' : '';
  const length = nanos < 0n ? -nanos : nanos;
  if (length < 1_000n) return `${sign}${length}ns`;
  if (length < 1_000_000n) return `${sign}${decimal(length, 3)}µs`;
  if (length < SECOND) return `${sign}${decimal(length, 6)}ms`;
  const seconds = `${decimal(length % (60n * SECOND), 9)}s`;
  const minutes = length / (60n * SECOND);
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

/**
 * `UTC`, `CET`; `+0530` where the zone has no letters. Go has it from the time zone database; JavaScript knows it in the
 * languages of the region.
 */
export function zoneAbbreviation(date: Date): string {
  // Starting Intl takes longer than printing a small report.
  const longName = /\((.+)\)$/.exec(date.toString())?.[1] ?? '';
  const known = COMMON_ZONES.get(longName);
  if (known !== undefined) return known;
  for (const language of ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'ja-JP']) {
    const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(date);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  return offsetOf(date).replace(/00$/, '');
}

/** By the long name that `Date.toString` gives in English; any other zone takes the slow way. */
const COMMON_ZONES: ReadonlyMap<string, string> = new Map([
  ['Coordinated Universal Time', 'UTC'],
  ['Central European Standard Time', 'CET'],
  ['Central European Summer Time', 'CEST'],
  ['Eastern Standard Time', 'EST'],
  ['Eastern Daylight Time', 'EDT'],
  ['Central Standard Time', 'CST'],
  ['Central Daylight Time', 'CDT'],
  ['Mountain Standard Time', 'MST'],
  ['Mountain Daylight Time', 'MDT'],
  ['Pacific Standard Time', 'PST'],
  ['Pacific Daylight Time', 'PDT'],
  ['British Summer Time', 'BST'],
  ['China Standard Time', 'CST'],
  ['Japan Standard Time', 'JST'],
  ['India Standard Time', 'IST'],
]);

const SECOND = 1_000_000_000n;

function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** A number of units of 10^-digits without trailing zeros. */
function decimal(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = withoutZeros(String(value % unit).padStart(digits, '0'));
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}

function withoutZeros(digits: string): string {
  return digits.replace(/0+$/, '');
}
