import { describe, expect, it } from 'vitest';
import { RestartBudget } from '../../../src/platform/restartBudget';

describe('RestartBudget', () => {
  it('allows as many starts as its limit within the time', () => {
    const budget = new RestartBudget(2, 1000);
    expect([0, 10, 20].map((at) => budget.tryStart(at))).toEqual([true, true, false]);
  });

  it('allows more when the first start is long enough ago', () => {
    const budget = new RestartBudget(2, 1000);
    expect([0, 500, 999, 1000, 1001, 1500].map((at) => budget.tryStart(at))).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});
