import type { Profile } from '../model/profile';

/**
 * What pprof says when it wants to look up names and nothing says in which binary: doLocalSymbolize in pprof's
 * internal/symbolizer/symbolizer.go, 2026-11. Texts of Go are the usual case. Binaries that are named are not opened
 * here, so that nothing is said of them.
 */
export function missingBinaries(profile: Profile, names: 'whereMissing' | 'always'): readonly string[] {
  const { mappings, locations } = profile;
  const isUsed = new Uint8Array(mappings.length);
  for (const mapping of locations.mappings) if (mapping >= 0) isUsed[mapping] = 1;
  const isNameless = (row: number): boolean => {
    const mapping = mappings[row];
    if (!mapping || isUsed[row] === 0 || mapping.file !== '') return false;
    return names === 'always' || !(mapping.hasFunctions || mapping.hasFileNames || mapping.hasLineNumbers);
  };
  const [first, ...others] = mappings.map((_, row) => isNameless(row));
  return [
    ...(first === true ? ['Main binary filename not available.'] : []),
    ...(others.includes(true) ? [SOME_MISSING] : []),
  ];
}

const SOME_MISSING =
  'Some binary filenames not available. Symbolization may be incomplete.\n' +
  'Try setting PPROF_BINARY_PATH to the search path for local binaries.';
