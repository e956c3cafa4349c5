import { describe, expect, it } from 'vitest';
import type { FlagKind } from '../../../src/driver/goFlags';
import { parseGoFlags } from '../../../src/driver/goFlags';

const KINDS = new Map<string, FlagKind>([
  ['top', 'switch'],
  ['focus', 'text'],
  ['nodecount', 'count'],
  ['nodefraction', 'number'],
]);

function values(...args: string[]): unknown {
  const outcome = parseGoFlags(args, KINDS);
  return outcome.ok ? [Object.fromEntries(outcome.values), outcome.rest] : outcome.message;
}

describe('flags', () => {
  it.each([
    [['-top', 'a.pb.gz'], { top: true }, ['a.pb.gz']],
    [['--top', 'a.pb.gz'], { top: true }, ['a.pb.gz']],
    [['-top=f', '-focus', 'x', 'a'], { top: false, focus: 'x' }, ['a']],
    [['-focus=a=b', '-focus', '-top'], { focus: '-top' }, []],
    [['-nodecount', '0x10', '-nodefraction=.5'], { nodecount: 16, nodefraction: 0.5 }, []],
    [['-nodecount=-1'], { nodecount: -1 }, []],
    // The first word ends the flags, and so do two dashes.
    [['a', '-top'], {}, ['a', '-top']],
    [['-top', '--', '-focus'], { top: true }, ['-focus']],
    [['-'], {}, ['-']],
    [['-focus='], { focus: '' }, []],
  ])('are read from %j', (args, given, rest) => {
    expect(values(...args)).toEqual([given, rest]);
  });

  it.each([
    [['-nonsense'], 'flag provided but not defined: -nonsense'],
    [['-nodecount=x'], 'invalid value "x" for flag -nodecount: parse error'],
    [
      ['-nodecount=9223372036854775808'],
      'invalid value "9223372036854775808" for flag -nodecount: value out of range',
    ],
    [['-nodefraction=1e999'], 'invalid value "1e999" for flag -nodefraction: value out of range'],
    [['-top=maybe'], 'invalid boolean value "maybe" for -top: parse error'],
    [['-focus'], 'flag needs an argument: -focus'],
    [['---top'], 'bad flag syntax: ---top'],
    [['-=x'], 'bad flag syntax: -=x'],
    [['-h'], undefined],
    [['-help'], undefined],
  ])('are refused in %j', (args, message) => {
    expect(values(...args)).toBe(message);
  });
});
