/** `npm run dev`: the product as in `npm start`, rebuilt and restarted on every change; pages on http://127.0.0.1:5173. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { API, ROOT, run, say, setUp, spawnGroup } from './set-up.mjs';

await setUp();
const api = `http://localhost:${process.env.PORT ?? 3000}`;
say(`API ${api} · 页面 pages http://127.0.0.1:5173 · Ctrl+C 结束 ends`);

// Node's own --watch makes the store's process report to the API what it loads, which is no message of ours.
let server = serve();
let restart;
for (const folder of ['apps/api', 'libs', 'templates', 'workflows']) {
  watch(join(ROOT, folder), { recursive: true }, (_event, file) => {
    if (!/(^|\/)dist\/.*\.js$/.test(file ?? '') || /\.spec\.js$/.test(file)) return;
    clearTimeout(restart);
    restart = setTimeout(() => {
      say('重新启动 restarting');
      const again = () => (server = serve());
      if (server.exitCode !== null || server.signalCode !== null) again();
      else server.once('close', again).kill('SIGTERM');
    }, 500);
  });
}

const code = await Promise.race([
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'apps/api', '--watch', '--preserveWatchOutput']),
  run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js')], {
    cwd: join(ROOT, 'apps/web'),
    env: { API_URL: api },
  }),
]);
// One of them is gone, so the others are of no use: their signal handlers end them with us.
process.exitCode = code;
process.kill(process.pid, 'SIGTERM');

function serve() {
  const args = ['--enable-source-maps', API, 'serve', '--demo', ...process.argv.slice(2)];
  return spawnGroup(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
