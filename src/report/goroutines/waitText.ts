import * as l10n from '@vscode/l10n';

/** `up to 14 min`, `up to 26 h`, `up to 3 days`; `''` where nothing is known. What dumps print are lower bounds. */
export function waitText(longestMinutes: number | undefined): string {
  return longestMinutes === undefined || longestMinutes < 0
    ? ''
    : l10n.t('up to {0}', durationText(longestMinutes));
}

/** `for at least 14 min`: of one goroutine. */
export function leastWaitText(minutes: number | undefined): string {
  return minutes === undefined || minutes < 0 ? '' : l10n.t('for at least {0}', durationText(minutes));
}

/** `14 min`, `2 to 14 min`, `50 min to 3 h`. */
export function waitRangeText(
  shortestMinutes: number | undefined,
  longestMinutes: number | undefined,
): string {
  if (shortestMinutes === undefined || longestMinutes === undefined || longestMinutes < 0) return '';
  const [from, to] = [durationText(shortestMinutes), durationText(longestMinutes)];
  if (from === to) return to;
  const unit = to.slice(to.indexOf(' '));
  return l10n.t('{0} to {1}', from.endsWith(unit) ? from.slice(0, -unit.length) : from, to);
}

function durationText(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : l10n.t('{0} days', Math.floor(hours / 24));
}
