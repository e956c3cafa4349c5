import { describe, expect, it } from 'vitest';
import {
  countTheSame,
  kindName,
  profileKind,
  profileLabel,
  shortName,
} from '../../../src/platform/profileNames';
import { FROM_DEMO, goroutineRecord, heapRecord } from './records';

describe('profileLabel', () => {
  it('says what, from where and when', () => {
    expect(profileLabel(goroutineRecord())).toBe('goroutine · localhost:6060 · 14:03:22');
  });

  it('names a file of the person by its last part', () => {
    expect(profileLabel(heapRecord())).toBe('heap · heap.pb.gz · 14:03:22');
    expect(profileLabel(heapRecord({ path: 'C:\\work\\mem.pprof' }))).toContain('· mem.pprof ·');
  });
});

describe('kindName', () => {
  it('calls the profile named profile CPU', () => {
    expect(kindName(goroutineRecord({ origin: { ...FROM_DEMO, profile: 'profile' } }))).toBe('CPU');
  });

  it('says of a delta that it is one, and how long it took', () => {
    const delta = goroutineRecord({ origin: { ...FROM_DEMO, profile: 'heap', seconds: 5 } });
    expect(kindName(delta)).toBe('heap 5 s delta');
    expect(profileKind(delta)).toBe('heap');
    const cpu = goroutineRecord({ origin: { ...FROM_DEMO, profile: 'profile', seconds: 5 } });
    expect(kindName(cpu)).toBe('CPU');
  });

  it.each([
    ['alloc_space', 'allocs'],
    ['cpu', 'CPU'],
    ['delay', 'delay'],
  ])('calls a file whose default is %s %s', (type, name) => {
    const sampleTypes = [{ type, unit: '', total: '' }];
    expect(kindName(goroutineRecord({ origin: { kind: 'file' }, sampleTypes }))).toBe(name);
  });
});

describe('shortName', () => {
  it.each([
    ['/p/pprof.leakdemo.goroutine.001.pb.gz', '001'],
    ['/p/pprof.a.1234.pb.gz', '1234'],
    ['/p/heap.pb.gz', 'heap'],
    ['/p/cpu.prof', 'cpu'],
    ['/p/.pprof', '.pprof'],
  ])('of %s is %s', (path, name) => {
    expect(shortName(goroutineRecord({ path }))).toBe(name);
  });
});

describe('countTheSame', () => {
  it('is so for profiles with the same sample types in the same order', () => {
    expect(countTheSame(goroutineRecord(), goroutineRecord({ id: 5 }))).toBe(true);
    expect(countTheSame(goroutineRecord(), heapRecord())).toBe(false);
    const reversed = heapRecord({ sampleTypes: heapRecord().sampleTypes.toReversed() });
    expect(countTheSame(heapRecord(), reversed)).toBe(false);
  });

  it('is so for heap texts of which only one has allocations beside what is in use', () => {
    const types = (...names: string[]) => names.map((type) => ({ type, unit: '', total: '' }));
    const two = { sampleTypes: types('objects', 'space') };
    const four = { sampleTypes: types('alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space') };
    const fetchedText = { origin: { ...FROM_DEMO, profile: 'heap', form: 'text' as const } };
    expect(
      countTheSame(heapRecord({ ...fetchedText, ...two }), heapRecord({ ...fetchedText, ...four })),
    ).toBe(true);
    const file = { path: '/p/heap.debug1.txt', ...two };
    expect(countTheSame(heapRecord({ ...fetchedText, ...four }), heapRecord(file))).toBe(true);
    expect(countTheSame(heapRecord(two), heapRecord({ ...fetchedText, ...four }))).toBe(false);
    expect(countTheSame(goroutineRecord({ ...fetchedText }), heapRecord({ ...fetchedText, ...four }))).toBe(
      false,
    );
  });
});
