import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeStem, savedName } from '../../../src/fetch/savedName';

describe('savedName', () => {
  it.each([
    ['leakdemo.goroutine', 1, 'pprof.leakdemo.goroutine.001.pb.gz'],
    ['x', 1000, 'pprof.x.1000.pb.gz'],
    ['', 2, 'pprof.002.pb.gz'],
  ])('%s, %i', (stem, number, name) => {
    expect(savedName(stem, number)).toBe(name);
  });
});

describe('safeStem', () => {
  it.each([
    ['leakdemo.alloc_objects.alloc_space', 'leakdemo.alloc_objects.alloc_space'],
    ['my program+1.cpu', 'my program+1.cpu'],
    ['naïve-程序.cpu', 'naïve-程序.cpu'],
    ['leakdemo.example.com/leakdemo.conns', 'leakdemo.example.com_leakdemo.conns'],
    ['..hidden', 'hidden'],
    ['../../x', '_.._x'],
    ['a\\b:c*d?e"f<g>h|i', 'a_b_c_d_e_f_g_h_i'],
    ['a\u0000b\u001bc\u202ed\ud800e', 'a_b_c_d_e'],
    ['ends. . ', 'ends'],
    ['CON', '_CON'],
    ['nul.goroutine', '_nul.goroutine'],
    ['console', 'console'],
    ['', ''],
  ])('%j', (stem, safe) => {
    expect(safeStem(stem)).toBe(safe);
  });

  it('makes of anything a single file name that fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 250 }),
        fc.integer({ min: 1, max: 9999 }),
        (stem, number) => {
          const name = savedName(safeStem(stem), number);
          return (
            Buffer.byteLength(name) <= 255 &&
            !/[/\\\0]/.test(name) &&
            safeStem(safeStem(stem)) === safeStem(stem)
          );
        },
      ),
    );
  });
});
