/** `800 ms`, `12 s`, `4 min`, `2.5 h`: of a watch, so that it need not be exact. */
export function durationText(millis: number): string {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 120) return `${oneDecimal(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${oneDecimal(minutes)} min` : `${oneDecimal(minutes / 60)} h`;
}

function oneDecimal(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

/** `+1200/min`, `+4/h`: in the unit in which it is more than one. */
export function rateText(perMinute: number): string {
  const sign = perMinute < 0 ? '' : '+';
  if (Math.abs(perMinute) >= 1) return `${sign}${oneDecimal(perMinute)}/min`;
  return `${sign}${oneDecimal(perMinute * 60)}/h`;
}
