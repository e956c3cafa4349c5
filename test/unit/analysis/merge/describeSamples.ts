import { labelsOfSample } from '../../../../src/analysis/sampleLabels';
import type { Profile } from '../../../../src/model/profile';
import { valueAt } from '../../../../src/model/valueColumn';

/** One line per sample: `5 7: leaf root tenant=a`. */
export function describeSamples(profile: Profile): readonly string[] {
  const { samples, locations, functions, strings } = profile;
  return Array.from({ length: samples.count }, (_, row) => {
    const stack = samples.stacks.subarray(samples.stackStarts[row], samples.stackStarts[row + 1]);
    const names = Array.from(stack, (location) => {
      const lines = locations.lineFunctions.subarray(
        locations.lineStarts[location],
        locations.lineStarts[location + 1],
      );
      return Array.from(lines, (line) => strings.text(functions.names[line] ?? 0)).join('<');
    });
    const labels = labelsOfSample(profile, row).map(({ key, values }) => `${key}=${values.join(',')}`);
    const values = samples.values.map((column) => valueAt(column, row).toString());
    return `${values.join(' ')}: ${[...names, ...labels].join(' ')}`;
  });
}
