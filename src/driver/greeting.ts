/** What the prompt says before its first line: greetings in pprof's internal/driver/interactive.go, 2026-11. */
import { labelUnitsOf, labelUnitWarnings } from '../analysis/labelUnits';
import type { Profile } from '../model/profile';
import { countedValue } from '../report/buildReport';
import { profileLabels } from '../report/profileLabels';
import { sampleTypeIndex } from '../report/sampleTypeIndex';
import type { Settings } from './optionTable';
import { reportOptionsOf } from './optionTable';

export function greetingText(profile: Profile, settings: Settings): string {
  const lines = [...labelUnitWarnings(profile), ...aboutProfile(profile, settings)];
  lines.push('Entering interactive mode (type "help" for commands, "o" for options)');
  return `${lines.join('\n')}\n`;
}

function aboutProfile(profile: Profile, settings: Settings): readonly string[] {
  const index = sampleTypeIndex(profile, settings.sampleIndex);
  if (typeof index === 'string' || settings.divideBy === 0) return [];
  const options = reportOptionsOf(settings);
  const counted = countedValue(profile, index, options);
  const report = { command: 'top', profile, options, labelUnits: labelUnitsOf(profile) } as const;
  const labels = profileLabels({ ...counted, ...report, activeFilters: [], title: '' }, options.unit);
  if (counted.total !== 0n || profile.sampleTypes.length < 2) return labels;
  return [
    ...labels,
    'No samples were found with the default sample value type.',
    'Try "sample_index" command to analyze different sample values.',
  ];
}
