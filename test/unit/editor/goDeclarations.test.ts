import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGoDeclarations } from '../../../src/editor/goDeclarations';

/** `name firstLine-lastLine`, one-based so that it can be counted in the test's own text. */
function outline(text: string): string[] {
  return readGoDeclarations(text).map(
    ({ name, firstLine, lastLine }) => `${name} ${firstLine + 1}-${lastLine + 1}`,
  );
}

describe('readGoDeclarations', () => {
  it.each<[string, string, string[]]>([
    ['a function', 'package main\n\nfunc leak() {\n\tx()\n}\n', ['leak 3-5']],
    ['a function in one line', 'package p\nfunc f() { g() }', ['f 2-2']],
    ['two functions in one line', 'package p; func f() {}; func g() {}', ['f 1-1', 'g 1-1']],
    ['Windows line ends', 'package p\r\n\r\nfunc f() {\r\n}\r\nfunc g() {\r\n}\r\n', ['f 3-4', 'g 5-6']],
    ['a byte order mark', '\ufefffunc f() {\n}', ['f 1-2']],
    ['a pointer receiver', 'func (s *Server) Send(n int) error {\n}', ['(*Server).Send 1-2']],
    ['a value receiver', 'func (s Server) Send() {\n}', ['Server.Send 1-2']],
    [
      'a receiver without name',
      'func (Server) Send() {\n}\nfunc (*Server) Get() {}',
      ['Server.Send 1-2', '(*Server).Get 3-3'],
    ],
    ['a receiver in brackets', 'func (s *(Server)) Send() {}', ['(*Server).Send 1-1']],
    ['a receiver with type parameters', 'func (p *Pool[K, V]) Get(k K) V {\n}', ['(*Pool[...]).Get 1-2']],
    ['type parameters', 'func Map[K comparable, V interface{ ~int }](m map[K]V) []V {\n}', ['Map[...] 1-2']],
    ['names beyond ASCII', 'func (s *Ж) Имя() {\n}', ['(*Ж).Имя 1-2']],
    ['a signature over several lines', 'func f(\n\ta int,\n) (\n\tint,\n) {\n\tx()\n}', ['f 1-7']],
    [
      'braces in the result type',
      'func f() struct{ a int } {\n}\nfunc g() interface {\n\tM()\n} {\n}',
      ['f 1-2', 'g 3-6'],
    ],
    ['braces in a parameter type', 'func f(a struct{ b int }, c map[string]struct{}) {\n}', ['f 1-2']],
    ['a function as result', 'func f() func(int) (string, error) {\n\treturn nil\n}', ['f 1-3']],
    ['a channel as result', 'func f() <-chan func() {\n}', ['f 1-2']],
    [
      'functions without body',
      'func Sqrt(x float64) float64\nfunc g()\n\nfunc h() {\n}',
      ['Sqrt 1-1', 'g 2-2', 'h 4-5'],
    ],
    ['a body-less interface result', 'func f() interface{}\nfunc g() {}', ['f 1-1', 'g 2-2']],
    [
      'nested braces and literals',
      'func f() {\n\tgo func() {\n\t\tif x { y() }\n\t}()\n}\nfunc g() {}',
      ['f 1-5', 'g 6-6'],
    ],
    ['braces in comments', 'func f() { // }\n/* }\n} */\n}\nfunc g() {}', ['f 1-4', 'g 5-5']],
    [
      'braces in strings',
      "func f() {\n\ta := \"}\\\"}\"\n\tb := `}\n}`\n\tc := '}'\n\td := '\\''\n}",
      ['f 1-7'],
    ],
    [
      '`func` in comments and strings',
      '// func a() {\n/* func b() { */\nvar s = "func c() {"\nvar r = `\nfunc d() {\n}\n`\nfunc e() {}',
      ['e 8-8'],
    ],
    [
      'names that only begin like a keyword',
      'var functional, xfunc = 1, 2\nfunc funcs() {\n\tfuncs()\n}',
      ['funcs 2-4'],
    ],
    ['several init', 'func init() {\n}\nfunc init() {\n}', ['init 1-2', 'init 3-4']],
    ['the line of the name, as Go itself does', 'func /* c\n*/ (s *S) M(\n) {\n}', ['(*S).M 2-4']],
    ['a literal of a variable', 'var f = func() {\n\tx()\n}\nvar g = 1', ['glob. 1-3']],
    [
      'literals in a composite value',
      'var t = map[string]func(){\n\t"a": func() { x() },\n\t"b": func() {\n\t\tfunc() {}()\n\t},\n}',
      ['glob. 2-2', 'glob. 3-5'],
    ],
    [
      'literals in a group',
      'var (\n\ta = func() int { return 1 }\n\tb = func() func() { return nil }\n)',
      ['glob. 2-2', 'glob. 3-3'],
    ],
    [
      'function types',
      'type F func(int) string\ntype S struct {\n\tf func() `tag`\n\tg func(func())\n}\nvar h func(int) = nil\nfunc k() {}',
      ['k 7-7'],
    ],
    [
      'elements of function type',
      'var fs = []func(){a, b}\nvar m = map[int]*func(){1: x}\nfunc k() {}',
      ['k 3-3'],
    ],
    ['a type among arguments', 'var x = reflect.TypeOf(new(func() int))\nfunc k() {}', ['k 2-2']],
  ])('reads %s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['an unclosed brace', 'func f() {\n\tif x {\n}\n\nfunc g() {\n}\n', ['g 5-6']],
    ['an unclosed bracket', 'func f() {\n\tg(\n}\n\nfunc (s *S) M() {\n}\n', ['(*S).M 5-6']],
    ['a signature that ends nowhere', 'func f(\n\nfunc g() {\n}', ['g 3-4']],
    ['a receiver that ends nowhere', 'func (s\n\nfunc g() {\n}', ['g 3-4']],
    ['a back quote that nobody closes', 'func f() {\n\tx := `\n}\nfunc g() {\n}', ['f 1-3', 'g 4-5']],
    ['a quote that nobody closes', 'func f() {\n\tx := "}\n}\nfunc g() {\n}', ['f 1-3', 'g 4-5']],
  ])('finds the next function after %s', (_, text, expected) => {
    expect(outline(text)).toEqual(expect.arrayContaining(expected));
  });

  it('does not take a literal at the beginning of a line for a method', () => {
    const text = 'func f() {\n\tx(\nfunc (n int) string {\n\treturn ""\n})\n}\nfunc g() {}';
    expect(outline(text)).toEqual(['f 1-6', 'g 7-7']);
    expect(readGoDeclarations(text)[0]?.funcLines).toEqual([2]);
  });

  it('remembers on which lines closures begin', () => {
    const text =
      'func f() {\n\tgo func() {\n\t\tdefer func() {}()\n\t}()\n}\nvar g = func() {\n\tfunc() {}()\n}';
    expect(readGoDeclarations(text).map((found) => found.funcLines)).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it('does not say where closures begin when cgo adds its own', () => {
    const text = 'package p\n\n// int f();\nimport "C"\n\nfunc g() {\n\tC.f()\n}';
    expect(readGoDeclarations(text).map((found) => found.funcLines)).toEqual([undefined]);
  });

  it('knows the name that a linkname directive gives', () => {
    const text = '//go:linkname timeSleep time.Sleep\nfunc timeSleep(ns int64) {\n}\nfunc other() {}';
    expect(readGoDeclarations(text).map((found) => found.linkName)).toEqual(['time.Sleep', undefined]);
  });

  const words = [
    'func',
    ' ',
    '\n',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    'f',
    'T',
    '*',
    '"',
    "'",
    '`',
    '\\',
    '//',
    '/*',
    '*/',
  ];
  const more = [
    'struct',
    'interface',
    'var',
    'x',
    '=',
    ',',
    ';',
    ':',
    'é',
    '\r',
    '\0',
    '\ud800',
    '\nfunc g() {',
    '"C"',
  ];
  const scraps = fc
    .array(fc.constantFrom(...words, ...more), { maxLength: 80 })
    .map((parts) => parts.join(''));

  it('gives ordered declarations within the text for any text', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const lineCount = text.split('\n').length;
        let end = 0;
        for (const { firstLine, lastLine, funcLines } of readGoDeclarations(text)) {
          expect(firstLine).toBeGreaterThanOrEqual(end);
          expect(lastLine).toBeGreaterThanOrEqual(firstLine);
          expect(lastLine).toBeLessThan(lineCount);
          expect((funcLines ?? []).every((line) => firstLine <= line && line <= lastLine)).toBe(true);
          end = lastLine;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('always finds a function after any beginning that leaves no string or comment open', () => {
    const harmless = scraps.map((text) => text.replace(/[`"'/*\\]/g, ''));
    fc.assert(
      fc.property(harmless, (text) => {
        const found = readGoDeclarations(`${text}\nfunc lastOne() {\n}\n`).at(-1);
        expect(found?.name).toBe('lastOne');
      }),
      { numRuns: 300 },
    );
  });

  const scrapsToRepeat = [
    'func (',
    'func f(',
    '{',
    '}',
    'func(',
    '/*',
    '//',
    'x := `',
    '"',
    '[]func(){',
    'var f = func() {',
  ];
  it.each(scrapsToRepeat.flatMap((scrap) => [`${scrap}\n`, `${scrap} `, `func f() {${scrap} `]))(
    'reads a text of nothing but %j in linear time',
    (scrap) => {
      // A quadratic reader would need minutes here and fail by the test's time limit.
      const text = scrap.repeat(100_000);
      expect(readGoDeclarations(text).length).toBeLessThanOrEqual(200_000);
    },
  );
});
