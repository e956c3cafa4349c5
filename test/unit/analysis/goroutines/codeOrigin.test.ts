import { describe, expect, it } from 'vitest';
import { codeOrigin } from '../../../../src/analysis/goroutines/codeOrigin';
import { packagePath } from '../../../../src/analysis/goroutines/packagePath';

describe('the import path in a name', () => {
  it.each([
    ['main.main', 'main'],
    ['main.(*jobServer).handIn', 'main'],
    ['net/http.(*conn).serve', 'net/http'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3'],
    ['github.com/x/y/v2.New.func1', 'github.com/x/y/v2'],
    ['leak.(*Server[go.shape.struct { a.b/c.D int }]).Send', 'leak'],
    ['example.com/app/leak.start[...]', 'example.com/app/leak'],
    ['panic', ''],
    ['sleep', ''],
    ['', ''],
    ['.hidden', ''],
  ])('of %s', (name, expected) => {
    expect(packagePath(name)).toBe(expected);
  });
});

describe('whose code a frame is', () => {
  it.each([
    ['sync.(*Mutex).Lock', '/usr/local/go/src/sync/mutex.go', 'standardLibrary'],
    ['sync.(*Mutex).Lock', 'sync/mutex.go', 'standardLibrary'],
    ['sync.(*Mutex).Lock', '$GOROOT/src/sync/mutex.go', 'standardLibrary'],
    ['sync.(*Mutex).Lock', '/home/ubuntu/sdk/go1.27.0/src/sync/mutex.go', 'standardLibrary'],
    ['sync.(*Mutex).Lock', 'C:\\Program Files\\Go\\src\\sync\\mutex.go', 'standardLibrary'],
    ['time.Sleep', '/usr/local/go/src/runtime/time.go', 'standardLibrary'],
    ['internal/poll.runtime_pollWait', 'runtime/netpoll.go', 'standardLibrary'],
    [
      'net/http.(*conn).serve',
      '/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64/src/net/http/server.go',
      'standardLibrary',
    ],
    [
      'vendor/golang.org/x/net/http2/hpack.(*Decoder).Write',
      '/usr/local/go/src/vendor/golang.org/x/net/http2/hpack/hpack.go',
      'standardLibrary',
    ],
    ['panic', '/usr/local/go/src/runtime/panic.go', 'standardLibrary'],
    ['memeqbody', '/usr/local/go/src/internal/bytealg/equal_amd64.s', 'standardLibrary'],
    ['runtime.goexit', '', 'standardLibrary'],
    ['main.(*jobServer).handIn', '/home/ubuntu/heap/leak_demo.go', 'user'],
    ['main.main', 'command-line-arguments/main.go', 'user'],
    ['main.main', '/home/me/go/src/app/main.go', 'user'],
    ['leakdemo/x.Run', 'leakdemo/x/run.go', 'user'],
    ['leakdemo/x.Run', '/home/me/leakdemo/x/run.go', 'user'],
    ['errors/wrap.New', '/home/me/errors/wrap/wrap.go', 'user'],
    ['example.com/app/src/errors.New', '/home/me/app/src/errors/e.go', 'user'],
    ['example.com/app/leak.(*Pool[...]).Run', 'example.com/app/leak/pool.go', 'user'],
    ['example.com/app/external/my_pkg.F', '/home/me/app/external/my_pkg/f.go', 'user'],
    [
      'golang.org/x/sync/errgroup.(*Group).Go',
      '/root/go/pkg/mod/golang.org/x/sync@v0.7.0/errgroup/errgroup.go',
      'dependency',
    ],
    ['golang.org/x/net/http2.(*Server).Serve', '/go/src/golang.org/x/net/http2/server.go', 'dependency'],
    ['github.com/x/y.F', 'github.com/x/y@v1.2.3/f.go', 'dependency'],
    ['github.com/x/y.F', 'github.com/x/y@v0.0.0-20240101000000-abcdefabcdef/f.go', 'dependency'],
    ['github.com/x/y.F', '/app/vendor/github.com/x/y/f.go', 'dependency'],
    ['example.com/app/vendor/github.com/x/y.F', '', 'dependency'],
    ['github.com/x/y.F', 'external/com_github_x_y/f.go', 'dependency'],
    ['sleep', '', 'nonGo'],
    ['non-Go function', '', 'nonGo'],
    ['', '', 'nonGo'],
    ['C::f(int)', '', 'nonGo'],
    ['std::mutex::lock()', '/usr/include/c++/12/mutex', 'nonGo'],
    ['crosscall2', '/usr/lib/go/x.c', 'nonGo'],
  ])('%s in %s', (name, file, expected) => {
    expect(codeOrigin(name, file)).toBe(expected);
  });

  it('goes by the module paths of the user where they are known', () => {
    const modules = ['example.com/app', 'example.com/ourlib'];
    const cached = '/root/go/pkg/mod/example.com/ourlib@v1.0.0/l.go';
    expect(codeOrigin('example.com/ourlib.F', cached, modules)).toBe('user');
    expect(codeOrigin('example.com/app_test.TestX', '/w/app/x_test.go', modules)).toBe('user');
    expect(codeOrigin('example.com/apple.F', '/w/apple/f.go', modules)).toBe('dependency');
    expect(codeOrigin('main.main', '/w/app/main.go', modules)).toBe('user');
    expect(codeOrigin('sync.(*Mutex).Lock', 'sync/mutex.go', modules)).toBe('standardLibrary');
  });
});
