import { describe, expect, it } from 'vitest';
import { createSourceMapper } from '../../../src/sourcePaths/sourceMapper';
import { asRecordedPath, type SourceMapping } from '../../../src/sourcePaths/sourcePathTypes';
import { MemorySources, type MemoryLayout } from './memorySources';

function map(layout: MemoryLayout, recorded: string): Promise<SourceMapping> {
  const sources = new MemorySources(layout);
  return createSourceMapper(sources, sources.roots).toLocal(asRecordedPath(recorded));
}

/** `reason path`, `? path | path` or `-`: short enough for a table. */
async function outcome(layout: MemoryLayout, recorded: string): Promise<string> {
  const mapping = await map(layout, recorded);
  switch (mapping.kind) {
    case 'mapped':
      return `${mapping.reason} ${mapping.localPath}`;
    case 'ambiguous':
      return `? ${mapping.candidates.join(' | ')}`;
    case 'unmapped':
      return '-';
  }
}

function files(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, 'package p\n']));
}

/** A module with a nested module, dependencies in the module cache, and Go. */
const PROJECT: MemoryLayout = {
  files: {
    ...files(
      '/ws/mod/main.go',
      '/ws/mod/server.go',
      '/ws/mod/proc.go',
      '/ws/mod/pkg/f.go',
      '/ws/mod/internal/poll/own.go',
      '/ws/mod/cmd/tool/main.go',
      '/ws/mod/tools/gen/gen.go',
      '/ws/mod/forked/fork.go',
      '/ws/mod/vendor/github.com/x/y/y.go',
      '/ws/mod/vendor/github.com/old/z/z.go',
      '/cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
      '/cache/github.com/x/y@v1.0.0/y.go',
      '/cache/github.com/old/z@v2.0.0/z.go',
      '/cache/github.com/me/lib@v1.0.0-!r!c1/lib.go',
      '/cache/golang.org/toolchain@v0.0.1-go1.26.1.linux-amd64/src/runtime/proc.go',
      '/opt/go/src/runtime/proc.go',
      '/opt/go/src/net/http/server.go',
      '/opt/go/src/cmd/go/main.go',
      '/opt/go/src/vendor/golang.org/x/net/http/httpguts/guts.go',
    ),
    '/ws/mod/go.mod':
      '// A comment\nmodule example.com/mod // and another\n\ngo 1.26\n\nrequire github.com/x/y v1.0.0\n\nreplace (\n\texample.com/fork v1.5.0 => ./forked\n\texample.com/other => github.com/me/other v1.0.0\n)\n',
    '/ws/mod/tools/go.mod': 'module "example.com/mod/tools"\n',
    '/ws/mod/vendor/modules.txt':
      '# github.com/x/y v1.0.0\n## explicit\ngithub.com/x/y\n# github.com/old/z v1.0.0\n',
  },
  workspace: ['/ws/mod'],
  goRoots: ['/opt/go'],
  moduleCaches: ['/cache'],
};

describe('a recorded path of a project with Go and its modules', () => {
  it.each([
    ['/ws/mod/pkg/f.go', 'exact /ws/mod/pkg/f.go'],
    ['/ws/mod//pkg/./x/../f.go', 'exact /ws/mod/pkg/f.go'],
    ['/ws/mod/pkg/../../../ws/mod/pkg/f.go', 'exact /ws/mod/pkg/f.go'],
    // -trimpath
    ['example.com/mod/pkg/f.go', 'module /ws/mod/pkg/f.go'],
    ['example.com/mod/main.go', 'module /ws/mod/main.go'],
    ['example.com/mod@v1.2.3/pkg/f.go', 'module /ws/mod/pkg/f.go'],
    ['example.com/mod/tools/gen/gen.go', 'module /ws/mod/tools/gen/gen.go'],
    ['example.com/mod/vendor/github.com/x/y/y.go', 'vendor /ws/mod/vendor/github.com/x/y/y.go'],
    ['example.com/fork@v1.5.0/fork.go', 'module /ws/mod/forked/fork.go'],
    ['example.com/fork@v1.4.0/fork.go', '-'],
    ['example.com/other@v1.0.0/main.go', '-'],
    ['example.com/module/pkg/f.go', '-'],
    ['example.com/pkg/f.go', '-'],
    // GOPATH
    ['/go/src/example.com/mod/pkg/f.go', 'module /ws/mod/pkg/f.go'],
    ['C:\\Users\\me\\go\\src\\example.com\\mod\\pkg\\f.go', 'module /ws/mod/pkg/f.go'],
    ['_/home/me/mod/pkg/f.go', 'suffix /ws/mod/pkg/f.go'],
    ['_/C_/me/mod/pkg/f.go', 'suffix /ws/mod/pkg/f.go'],
    // go build main.go
    ['./server.go', 'suffix /ws/mod/server.go'],
    ['command-line-arguments/server.go', 'suffix /ws/mod/server.go'],
    ['./main.go', '? /ws/mod/cmd/tool/main.go | /ws/mod/main.go'],
    // module cache
    [
      '/root/go/pkg/mod/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
      'moduleCache /cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
    ],
    [
      'C:\\Users\\me\\go\\pkg\\mod\\github.com\\!burnt!sushi\\toml@v1.2.3\\decode.go',
      'moduleCache /cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
    ],
    [
      'github.com/BurntSushi/toml@v1.2.3/decode.go',
      'moduleCache /cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
    ],
    [
      '/gomodcache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
      'moduleCache /cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
    ],
    [
      '/cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
      'moduleCache /cache/github.com/!burnt!sushi/toml@v1.2.3/decode.go',
    ],
    ['github.com/me/lib@v1.0.0-RC1/lib.go', 'moduleCache /cache/github.com/me/lib@v1.0.0-!r!c1/lib.go'],
    ['github.com/BurntSushi/toml@v1.2.4/decode.go', '-'],
    ['github.com/burntsushi/toml@v1.2.3/decode.go', '-'],
    ['/root/go/pkg/mod/example.com/mod@v1.0.0/pkg/f.go', 'module /ws/mod/pkg/f.go'],
    // vendor, in the recorded version only
    ['/build/other/vendor/github.com/x/y/y.go', 'vendor /ws/mod/vendor/github.com/x/y/y.go'],
    ['github.com/x/y@v1.0.0/y.go', 'vendor /ws/mod/vendor/github.com/x/y/y.go'],
    ['github.com/old/z@v2.0.0/z.go', 'moduleCache /cache/github.com/old/z@v2.0.0/z.go'],
    ['github.com/old/z@v3.0.0/z.go', '-'],
    // Go
    ['/usr/local/go/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['/opt/go/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['/usr/lib/go-1.19/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['C:/Program Files/Go/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['c:\\go\\src\\net\\http\\server.go', 'goRoot /opt/go/src/net/http/server.go'],
    ['/opt/hostedtoolcache/go/1.22.0/x64/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['/opt/homebrew/Cellar/go/1.22.1/libexec/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['/nix/store/0abc-go-1.22.1/share/go/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['/home/me/sdk/go1.22.3/src/runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['runtime/proc.go', 'goRoot /opt/go/src/runtime/proc.go'],
    ['net/http/server.go', 'goRoot /opt/go/src/net/http/server.go'],
    ['cmd/go/main.go', 'goRoot /opt/go/src/cmd/go/main.go'],
    [
      'vendor/golang.org/x/net/http/httpguts/guts.go',
      'goRoot /opt/go/src/vendor/golang.org/x/net/http/httpguts/guts.go',
    ],
    [
      '/usr/local/go/src/vendor/golang.org/x/net/http/httpguts/guts.go',
      'goRoot /opt/go/src/vendor/golang.org/x/net/http/httpguts/guts.go',
    ],
    [
      '/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.1.linux-amd64/src/runtime/proc.go',
      'goRoot /cache/golang.org/toolchain@v0.0.1-go1.26.1.linux-amd64/src/runtime/proc.go',
    ],
    [
      '/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.25.0.linux-amd64/src/runtime/proc.go',
      'goRoot /opt/go/src/runtime/proc.go',
    ],
    // from the root of a repository, by Bazel
    ['/proc/self/cwd/pkg/f.go', 'exact /ws/mod/pkg/f.go'],
    ['cmd/tool/main.go', 'exact /ws/mod/cmd/tool/main.go'],
    ['/go/src/cmd/tool/main.go', 'exact /ws/mod/cmd/tool/main.go'],
    ['internal/poll/own.go', 'exact /ws/mod/internal/poll/own.go'],
    // a file of a dependency or of Go is never one of the workspace that is only called the same
    ['/usr/local/go/src/runtime/main.go', '-'],
    ['/usr/local/go/src/internal/poll/own.go', '-'],
    ['runtime/server.go', '-'],
    ['/root/go/pkg/mod/github.com/x/web@v1.0.0/server.go', '-'],
    ['github.com/x/web@v1.0.0/server.go', '-'],
    ['/gomod/corp/lib@v1.0.0/server.go', '-'],
    ['github.com/x/web/server.go', '-'],
    ['/build/vendor/github.com/x/web/server.go', '-'],
    ['/home/me/app/y.go', '-'],
  ])('%s → %s', async (recorded, expected) => {
    expect(await outcome(PROJECT, recorded)).toBe(expected);
  });

  it('finds no file of Go where there is no Go, even if the workspace has one that ends so', async () => {
    const layout: MemoryLayout = { files: files('/ws/runtime/proc.go'), workspace: ['/ws'] };
    expect(await outcome(layout, '/usr/local/go/src/runtime/proc.go')).toBe('-');
    expect(await outcome(layout, 'runtime/proc.go')).toBe('-');
  });

  it("finds files of Go in a checkout of Go's own repository", async () => {
    const checkout = {
      ...files('/src/go/src/runtime/proc.go', '/src/go/src/cmd/go/main.go', '/opt/go/src/runtime/proc.go'),
      '/src/go/src/go.mod': 'module std\n',
      '/src/go/src/cmd/go.mod': 'module cmd\n',
    };
    const layout: MemoryLayout = { files: checkout, workspace: ['/src/go'], goRoots: ['/opt/go'] };
    expect(await outcome(layout, 'runtime/proc.go')).toBe('module /src/go/src/runtime/proc.go');
    expect(await outcome(layout, 'cmd/go/main.go')).toBe('module /src/go/src/cmd/go/main.go');
  });
});

describe('a path of another machine', () => {
  const layout: MemoryLayout = {
    files: files(
      '/work/heap/leak_demo.go',
      '/work/old/leak_demo.go',
      '/work/a/web/api.go',
      '/work/b/web/api.go',
      '/work/only.go',
      '/work/vendor/corp/only2.go',
      '/more/heap/grow.go',
    ),
    workspace: ['/work', '/more'],
  };

  it.each([
    ['/home/ubuntu/heap/leak_demo.go', 'suffix /work/heap/leak_demo.go'],
    ['/home/ubuntu/heap/grow.go', 'suffix /more/heap/grow.go'],
    ['C:\\Users\\me\\heap\\leak_demo.go', 'suffix /work/heap/leak_demo.go'],
    ['/home/ubuntu/new/leak_demo.go', '? /work/heap/leak_demo.go | /work/old/leak_demo.go'],
    ['/srv/web/api.go', '? /work/a/web/api.go | /work/b/web/api.go'],
    ['/srv/b/web/api.go', 'suffix /work/b/web/api.go'],
    ['../b/web/api.go', 'suffix /work/b/web/api.go'],
    ['/elsewhere/only.go', 'suffix /work/only.go'],
    ['only.go', 'suffix /work/only.go'],
    ['/elsewhere/only2.go', '-'],
    ['/elsewhere/ONLY.go', '-'],
    ['/elsewhere/Xonly.go', '-'],
    ['heap/leak_demo.go', 'exact /work/heap/leak_demo.go'],
    ['/home/me/app/src/heap/leak_demo.go', 'suffix /work/heap/leak_demo.go'],
  ])('%s → %s', async (recorded, expected) => {
    expect(await outcome(layout, recorded)).toBe(expected);
  });

  it('takes a file once that two links or nested folders show', async () => {
    const twice: MemoryLayout = {
      files: files('/work/real/x/a.go'),
      links: { '/work/link/x/a.go': '/work/real/x/a.go' },
      workspace: ['/work', '/work/real'],
    };
    expect(await outcome(twice, '/home/x/a.go')).toBe('suffix /work/link/x/a.go');
  });

  it('does not take a file of a module whose name contradicts, but one of a fork', async () => {
    const fork: MemoryLayout = {
      files: { ...files('/work/tool/cmd/x.go'), '/work/tool/go.mod': 'module github.com/me/tool\n' },
      workspace: ['/work/tool'],
    };
    expect(await outcome(fork, 'github.com/orig/tool/cmd/x.go')).toBe('suffix /work/tool/cmd/x.go');
    expect(await outcome(fork, 'github.com/orig/else/cmd/x.go')).toBe('-');
  });

  it('maps to Windows files on Windows, the drive in either case', async () => {
    const windows: MemoryLayout = {
      files: files('c:\\work\\heap\\a.go', 'C:\\Go\\src\\runtime\\proc.go'),
      workspace: ['c:\\work'],
      goRoots: ['C:\\Go'],
    };
    expect(await outcome(windows, 'C:/work/heap/a.go')).toBe('exact c:\\work\\heap\\a.go');
    expect(await outcome(windows, 'D:\\other\\heap\\a.go')).toBe('suffix c:\\work\\heap\\a.go');
    expect(await outcome(windows, '/home/me/heap/a.go')).toBe('suffix c:\\work\\heap\\a.go');
    expect(await outcome(windows, 'runtime/proc.go')).toBe('goRoot C:\\Go\\src\\runtime\\proc.go');
  });
});

describe('what a mapping says', () => {
  it.each<[string, MemoryLayout, string, string]>([
    [
      'a common end',
      { files: files('/work/heap/leak_demo.go'), workspace: ['/work'] },
      '/home/ubuntu/heap/leak_demo.go',
      'The last 2 parts of /home/ubuntu/heap/leak_demo.go, heap/leak_demo.go, are the same in /work/heap/leak_demo.go; no other file in the workspace ends so.',
    ],
    [
      'a common name',
      { files: files('/work/a.go'), workspace: ['/work'] },
      '/x/a.go',
      'Only the name a.go of /x/a.go is the same in /work/a.go; no other file in the workspace has it.',
    ],
    [
      'a module',
      PROJECT,
      'example.com/mod/pkg/f.go',
      '/ws/mod/go.mod says that /ws/mod is the module example.com/mod, so example.com/mod/pkg/f.go is /ws/mod/pkg/f.go.',
    ],
    [
      'a module in another version',
      PROJECT,
      'example.com/mod@v1.2.3/pkg/f.go',
      '/ws/mod/go.mod says that /ws/mod is the module example.com/mod, so example.com/mod@v1.2.3/pkg/f.go is /ws/mod/pkg/f.go. The program was built with its version v1.2.3, which may differ.',
    ],
    [
      'an ambiguity',
      PROJECT,
      './main.go',
      '2 files are equally good for ./main.go, and one must be chosen: /ws/mod/cmd/tool/main.go, /ws/mod/main.go.',
    ],
    [
      'an absent module',
      PROJECT,
      'github.com/a/b@v1.0.0/c.go',
      'github.com/a/b@v1.0.0/c.go is of the module github.com/a/b@v1.0.0, but it is not in /cache, and the workspace does not hold it either. `go mod download github.com/a/b@v1.0.0` fetches it. Add the folder that holds it to the workspace, or a rule to pprofLens.sourcePaths that says where it lies.',
    ],
    [
      'an absent Go',
      { files: {} },
      'runtime/proc.go',
      "runtime/proc.go is a file of Go's standard library, and no Go installation is known here. Install Go, or add a rule to pprofLens.sourcePaths that says where it lies.",
    ],
    [
      'nothing',
      { files: {} },
      '/x/a.go',
      'The workspace has no file that could be /x/a.go. Add the folder that holds it to the workspace, or a rule to pprofLens.sourcePaths that says where it lies.',
    ],
  ])('explains %s', async (_, layout, recorded, sentence) => {
    expect((await map(layout, recorded)).explanation).toBe(sentence);
  });

  it('offers no command made of what could be one', async () => {
    const mapping = await map(PROJECT, 'github.com/a/b@v1.0.0;rm -rf ~/c.go');
    expect(mapping.explanation).not.toContain('go mod download');
  });
});

describe('createSourceMapper', () => {
  it('asks the file system once for what it was asked twice', async () => {
    const sources = new MemorySources({ files: files('/work/a/x.go', '/work/b/x.go'), workspace: ['/work'] });
    const mapper = createSourceMapper(sources, sources.roots);
    const both = [mapper.toLocal(asRecordedPath('/h/a/x.go')), mapper.toLocal(asRecordedPath('/h/a/x.go'))];
    await Promise.all([...both, mapper.toLocal(asRecordedPath('/h/b/x.go'))]);
    expect(sources.lookedFor.filter((name) => name === 'x.go')).toEqual(['x.go']);
    expect(sources.lookedFor.filter((name) => name === 'go.mod')).toEqual(['go.mod']);
  });

  it('says so when the file system fails', async () => {
    const sources = new MemorySources({ files: files('/work/x.go'), workspace: ['/work'] });
    sources.isFile = () => Promise.reject(new Error('EIO: broken disk'));
    const mapping = await createSourceMapper(sources, sources.roots).toLocal(asRecordedPath('/work/x.go'));
    expect(mapping).toMatchObject({ kind: 'unmapped' });
    expect(mapping.explanation).toContain('EIO: broken disk');
  });
});
