/** What is committed speaks of the product and works on any machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });

const committed = git('ls-files', '-z')
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)) && !/\.(ttf|png|pdf|xlsx|docx|p12)$/.test(file));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Put together from parts, so that this file does not find itself. */
const path = (...parts: string[]) => ['', ...parts, ''].join('/');
const FORBIDDEN: readonly [what: string, pattern: RegExp][] = [
  [
    'a path of one machine',
    new RegExp(
      `(?<![\\w.~-])(${path('work')}|${path('root')}|${path('home', '\\w+')}|${path('Users', '\\w+')}|${path('tmp', 'brief')})`,
    ),
  ],
  ['a package registry', /https?:\/\/[^\s/"']*(registry|artifactory|nexus|verdaccio|npmmirror)|\/-\/[\w.-]+\.tgz/],
];

describe('committed text', () => {
  it.each(FORBIDDEN)('names nowhere %s', (_what, pattern) => {
    const found = committed.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
    expect(committed.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('leaves in the lock file no address a package was once fetched from', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { resolved?: string; link?: boolean; integrity?: string }>;
    };
    const fetched = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined && entry.link !== true);
    expect(fetched).toEqual([]);
    expect(Object.values(packages).filter(({ integrity }) => integrity !== undefined).length).toBeGreaterThan(500);
  });
});
