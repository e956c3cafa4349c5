import type { Profile } from '../../model/profile';
import { textMatches } from './frameMatches';
import { simplifiedName } from './simplifiedName';

/** 1 for each function whose simplified name passes the test; one without a name never does. */
export function functionsNamed(
  { functions, strings }: Profile,
  test: (simplified: string) => boolean,
): Uint8Array {
  const passes = textMatches(strings.count, (index) => {
    const name = strings.text(index);
    return name !== '' && test(simplifiedName(name));
  });
  return Uint8Array.from(functions.names, (name) => Number(passes(name)));
}
