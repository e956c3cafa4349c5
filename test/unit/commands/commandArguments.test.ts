import { describe, expect, it } from 'vitest';
import {
  readFetchArgument,
  readPathArgument,
  readPlaceArguments,
  readProfileArgument,
  readSeconds,
} from '../../../src/commands/commandArguments';

describe('readFetchArgument', () => {
  it('takes target and seconds', () => {
    expect(readFetchArgument({ target: 'localhost:6060', seconds: 5 })).toEqual({
      target: 'localhost:6060',
      seconds: 5,
    });
  });

  it.each([
    [undefined],
    [null],
    ['localhost:6060'],
    [{ target: 7, seconds: '5' }],
    [{ target: ' ', seconds: 0 }],
  ])('takes nothing from %j', (argument) => {
    expect(readFetchArgument(argument)).toEqual({});
  });
});

describe('readProfileArgument', () => {
  it('takes an id from a row of the tree', () => {
    expect(readProfileArgument({ kind: 'profile', profile: 7 })).toBe(7);
  });

  it.each([[undefined], [7], [{ profile: '7' }], [{ profile: 1.5 }]])('takes nothing from %j', (argument) => {
    expect(readProfileArgument(argument)).toBeUndefined();
  });
});

describe('readPathArgument', () => {
  it('takes the path of a file on disk', () => {
    expect(readPathArgument({ scheme: 'file', fsPath: '/tmp/a.pb.gz', path: '/tmp/a.pb.gz' })).toBe(
      '/tmp/a.pb.gz',
    );
    expect(readPathArgument({ kind: 'saved', path: '/tmp/b.pb.gz' })).toBe('/tmp/b.pb.gz');
  });

  it.each([[undefined], ['/tmp/a'], [{ scheme: 'git', path: '/tmp/a', fsPath: '/tmp/a' }], [{ path: 7 }]])(
    'takes nothing from %j',
    (argument) => {
      expect(readPathArgument(argument)).toBeUndefined();
    },
  );
});

describe('readPlaceArguments', () => {
  it('takes two numbers', () => {
    expect(readPlaceArguments(3, 17)).toEqual({ revision: 3, place: 17 });
  });

  it.each([
    [undefined, 1],
    [1, '/etc/passwd'],
    [1, -1],
    [{ revision: 1 }, 2],
  ])('takes nothing from %j and %j', (revision, place) => {
    expect(readPlaceArguments(revision, place)).toBeUndefined();
  });
});

describe('readSeconds', () => {
  it('takes whole seconds up to a day', () => {
    expect(['30', ' 5 ', '86400'].map(readSeconds)).toEqual([30, 5, 86400]);
    expect(['', '0', '-1', '1.5', '86401', 'x'].map(readSeconds)).toEqual(Array(6).fill(undefined));
  });
});
