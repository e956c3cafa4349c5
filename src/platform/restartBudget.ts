/**
 * How often the profile server may be started: a profile that kills it each time must not keep the machine busy,
 * and one crash a day must not use the budget up.
 */
export class RestartBudget {
  private starts: readonly number[] = [];

  constructor(
    private readonly limit: number,
    private readonly withinMillis: number,
  ) {}

  /** Counts one start at `nowMillis`; false when there were too many of late, and then nothing is counted. */
  tryStart(nowMillis: number): boolean {
    const recent = this.starts.filter((start) => nowMillis - start < this.withinMillis);
    if (recent.length >= this.limit) return false;
    this.starts = [...recent, nowMillis];
    return true;
  }
}
