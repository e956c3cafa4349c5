import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGoDeclarations } from '../../../src/editor/goDeclarations';
import { placeOfLine } from '../../../src/editor/staleLines';

/** The line numbers are those of a real program's profile; see the names in goFunctionName.ts. */
const SOURCE = `package leak

var once = func() { // 3
	work()
}

func init() { // 7
	go func() { // 8
		work()
	}()
}

func leak(ch chan int) { // 13
	go func() { // 14
		func() { // 15
			ch <- 1
		}()
	}()
}

func (s *Server[K]) Send(k K) { // 21
	s.ch <- k
}

func (v V) M() { work() } // 25

func (v *V) Wrap() func() { // 27
	return func() { // 28
		work()
	}
}

//go:linkname timeSleep time.Sleep
func timeSleep() { // 34
	work()
}

func Range() { // 38
	for x := range seq { // 39
		work(x)
	}
}

func (t *T) init() { // 44
	work()
}

func Map[K comparable](k K) { // 48
	work()
}
`;

const DECLARATIONS = readGoDeclarations(SOURCE);
const PACKAGE = 'gopkg.in/leak%2ev3';

function place(name: string, start: number, line: number): string {
  return placeOfLine(DECLARATIONS, name, start, line);
}

describe('placeOfLine', () => {
  it.each<[string, number, number]>([
    ['main.leak', 13, 14],
    ['main.leak', 13, 19],
    ['main.leak.func1', 14, 15],
    ['main.leak.func1.1', 15, 16],
    ['main.leak.gowrap1', 14, 14],
    ['main.leak.deferwrap2', 14, 14],
    ['main.leak·dwrap·1', 14, 14],
    ['main.init.0', 7, 8],
    ['main.init.1', 7, 8],
    ['main.init.0.func1', 8, 9],
    ['main.init.func1', 3, 4],
    ['main.glob..func1', 3, 4],
    ['main.(*Server[...]).Send', 21, 22],
    ['example.com/x/v2/leak.(*Server[go.shape.string]).Send', 21, 22],
    ['example.com/x.(*Server[go.shape.struct { X a/b.C; Y []int }]).Send', 21, 22],
    ['main.Map[go.shape.string,go.shape.map[string]strings.Builder]', 48, 49],
    ['main.Map[...]', 48, 49],
    ['main.V.M', 25, 25],
    ['main.(*V).M', 25, 25],
    ['main.(*V).M-fm', 25, 25],
    ['main.(*V).Wrap.func1', 28, 29],
    ['main.main.(*V).Wrap.func3', 28, 29],
    ['main.main.V.Wrap.func3', 28, 29],
    ['main.init.(*V).Wrap.func1', 28, 29],
    ['main.init.leak.func3.1', 15, 16],
    ['main.main.leak.func2', 14, 15],
    ['main.Range-range1', 39, 40],
    ['main.Range.main.Range.func4.2.main.Range-range1', 39, 40],
    ['main.(*T).init', 44, 45],
    ['time.Sleep', 34, 35],
    ['go.uber.org/leak.leak', 13, 14],
    ['main.leak.abi0', 13, 14],
    [`${PACKAGE}.leak`, 13, 13],
  ])('has %s, which starts at line %d, inside at line %d', (name, start, line) => {
    expect(place(name, start, line)).toBe('inside');
    expect(place(name, 0, line)).toBe('inside');
  });

  it.each<[string, string, number, number]>([
    ['the line is above the function', 'main.leak', 13, 12],
    ['the line is below the function', 'main.leak', 13, 20],
    ['the line is another function of the same file', 'main.leak', 0, 22],
    ['the function is gone', 'main.leakForever', 13, 14],
    ['the method is of another type', 'main.(*Client).Send', 21, 22],
    ['a method has the name of a function', 'main.(*T).leak', 13, 14],
    ['lines were added above', 'main.leak', 12, 14],
    ['lines were removed above', 'main.(*Server[...]).Send', 22, 22],
    ['no closure begins where it began', 'main.leak.func1', 13, 14],
    ['the closure begins in another function', 'main.leak.func1', 8, 15],
    ['the closure of a variable is elsewhere', 'main.glob..func1', 3, 8],
    ['no closure of a variable begins where it began', 'main.init.func1', 4, 4],
    ['an init moved', 'main.init.0', 6, 8],
    ['the loop began outside', 'main.Range-range1', 37, 40],
    ['a linked function moved', 'time.Sleep', 33, 35],
    ['a variable was set up where a function is now', 'main.init', 0, 14],
  ])('says outside when %s', (_, name, start, line) => {
    expect(place(name, start, line)).toBe('outside');
  });

  it.each<[string, string, number]>([
    ['the line is not recorded', 'main.leak', 0],
    ['the compiler made the function', 'type:.eq.main.T', 14],
    ['an older compiler made the function', 'type..hash.[2]main.T', 14],
    ['the name is of C', 'crosscall2', 14],
    ['there is no name', '', 14],
    ['variables are set up', 'main.init', 3],
    ['a table is set up', 'main.map.init.0', 4],
  ])('says unknown when %s', (_, name, line) => {
    expect(place(name, 0, line)).toBe('unknown');
  });

  it('notices one line more at the top of the file for functions and for closures', () => {
    const shifted = readGoDeclarations(`// new\n${SOURCE}`);
    expect(placeOfLine(shifted, 'main.leak', 13, 16)).toBe('outside');
    expect(placeOfLine(shifted, 'main.leak.func1.1', 15, 17)).toBe('inside'); // 15 is where func1 begins now
    expect(placeOfLine(shifted, 'main.leak.func1', 14, 16)).toBe('outside');
    expect(placeOfLine(shifted, 'main.(*V).Wrap.func1', 28, 29)).toBe('outside');
  });

  it('does not doubt closures in files that use cgo', () => {
    const declarations = readGoDeclarations('import "C"\nfunc f() {\n\tC.g(x)\n}');
    expect(placeOfLine(declarations, 'main.f.func1', 3, 3)).toBe('inside');
    expect(placeOfLine(declarations, 'main.f.func1', 1, 3)).toBe('outside');
  });

  it('does not take a declaration without body for the function that it is linked to', () => {
    const text =
      '//go:linkname badSend main.(*T).Send\nfunc badSend(*T)\n\nfunc (t *T) Send() {\n\twork()\n}\n';
    const declarations = readGoDeclarations(text);
    expect(placeOfLine(declarations, 'main.(*T).Send', 4, 5)).toBe('inside');
    expect(placeOfLine(declarations, 'main.(*T).Send', 3, 5)).toBe('outside');
  });

  it('answers for any name and any numbers', () => {
    const part = fc.constantFrom(
      'main',
      '.',
      '(*',
      'T',
      ')',
      '[',
      ']',
      'func1',
      '/',
      '-range1',
      '-fm',
      'init',
      '0',
      'glob',
      '%2e',
      'leak',
    );
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, fc.double(), fc.double(), (name, start, line) => {
        expect(['inside', 'outside', 'unknown']).toContain(place(name, start, line));
      }),
      { numRuns: 400 },
    );
  });

  it('reads a name of a million brackets in linear time', () => {
    expect(place(`main.f${'['.repeat(1_000_000)}`, 0, 14)).toBe('outside');
    expect(place(`main.${'a.'.repeat(500_000)}func1`, 0, 14)).toBe('outside');
  });
});
