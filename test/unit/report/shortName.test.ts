import { describe, expect, it } from 'vitest';
import { shortName } from '../../../src/report/shortName';

describe('shortName', () => {
  it.each([
    ['main.main.func1', 'main.main.func1'],
    ['net/http.HandlerFunc.ServeHTTP', 'http.HandlerFunc.ServeHTTP'],
    ['example.com/leakdemo/v2/leak.(*Server[...]).Send', 'leak.(*Server[...]).Send'],
    ['gopkg.in/yaml%2ev3.F', 'yaml%2ev3.F'],
    ['a.b/c/v3.Do', 'c.Do'],
    ['a.b/c/v1.Do', 'v1.Do'],
    ['git.example/~user/pkg.F', '~user/pkg.F'],
    ['x/a/.b', 'a/.b'],
    ['a/b', 'a/b'],
    ['a/b.c\nd', 'b.c'],
    ['com.example.Server.<init>(int)', 'Server.<init>'],
    ['com.example.Server.run$lambda$1', 'Server.run$lambda$1'],
    ['com.example.Server.run!', 'com.example.Server.run!'],
    ['(anonymous namespace)::Server::Run', 'Server::Run'],
    ['a::b::Server::~Server<int>(char)', 'Server::~Server<int>'],
    ['a::b::run', 'a::b::run'],
    ['', ''],
  ])('turns %j into %j, as pprof does', (name, expected) => {
    expect(shortName(name)).toBe(expected);
  });

  it.each([
    ['folders', 'a/'.repeat(200_000)],
    ['versions', `${'/v2/'.repeat(100_000)}\n`],
    ['namespaces', 'a::'.repeat(200_000)],
    ['classes', 'A::'.repeat(200_000)],
    ['packages', 'a.'.repeat(200_000)],
    ['dollars', 'A$1'.repeat(200_000)],
  ])('ends at once on hundreds of thousands of %s', (_, name) => {
    const start = performance.now();
    expect(shortName(name).length).toBeLessThanOrEqual(name.length);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
