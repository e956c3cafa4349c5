import { describe, expect, it } from 'vitest';
import { modulePathOf } from '../../../src/sourcePaths/modulePath';

describe('modulePathOf', () => {
  it.each([
    ['module example.com/app\n\ngo 1.26\n', 'example.com/app'],
    ['// about\n\nmodule   "example.com/app" // here\r\ngo 1.26', 'example.com/app'],
    ['module `example.com/app`', 'example.com/app'],
    ['module (\n\texample.com/app\n)\n', 'example.com/app'],
    ['module leakdemo', 'leakdemo'],
    ['// module example.com/old\n', undefined],
    ['modules example.com/app', undefined],
    ['', undefined],
  ])('of %j is %s', (goMod, path) => {
    expect(modulePathOf(goMod)).toBe(path);
  });
});
