import { delimiter, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromVariables } from '../../../src/platform/goEnvironment';

describe('fromVariables', () => {
  it('has GOROOT and GOMODCACHE first', () => {
    const { goRoots, moduleCaches } = fromVariables({
      GOROOT: resolve('/opt/go'),
      GOMODCACHE: resolve('/cache'),
    });
    expect(goRoots[0]).toBe(resolve('/opt/go'));
    expect(moduleCaches[0]).toBe(resolve('/cache'));
  });

  it('has a module cache in each folder of GOPATH', () => {
    const GOPATH = [resolve('/one'), resolve('/two')].join(delimiter);
    const { moduleCaches } = fromVariables({ GOPATH });
    expect(moduleCaches.slice(0, 2)).toEqual([resolve('/one/pkg/mod'), resolve('/two/pkg/mod')]);
  });

  it('leaves relative paths out, which would mean another folder for each program', () => {
    const { goRoots, moduleCaches } = fromVariables({
      GOROOT: 'go',
      GOMODCACHE: './cache',
      GOPATH: 'gopath',
    });
    expect(
      [...goRoots, ...moduleCaches].filter((path) => path.startsWith('go') || path.startsWith('.')),
    ).toEqual([]);
  });
});
