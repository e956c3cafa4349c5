import { expect, it } from 'vitest';
import { withWrittenLabels } from '../../../src/driver/writtenLabels';
import { smallProfile } from '../../support/smallProfile';

it('drops the labels that a profile.proto cannot hold', () => {
  const profile = smallProfile({
    samples: [
      { stack: 'f@f.go:1', values: [1], labels: { color: 'red', shape: 'round' } },
      { stack: 'f@f.go:1', values: [1], labels: { color: 'blue' } },
    ],
  });
  expect(withWrittenLabels(profile)).toBe(profile);
  const { samples } = profile;
  const texts = samples.labels.texts.map((text, at) => (at === 0 ? 0 : text));
  const { labels, labelStarts } = withWrittenLabels({
    ...profile,
    samples: { ...samples, labels: { ...samples.labels, texts } },
  }).samples;
  expect([...labelStarts]).toEqual([0, 1, 2]);
  expect([...labels.texts].map((text) => profile.strings.text(text))).toEqual(['round', 'blue']);
});
