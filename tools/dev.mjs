/** `npm run dev`: the product as in `npm start`, rebuilt and restarted on every change; pages on http://127.0.0.1:5173. */
import { join } from 'node:path';
import { API, ROOT, run, say, setUp } from './set-up.mjs';

await setUp();
const api = `http://localhost:${process.env.PORT ?? 3000}`;
say(`API ${api} · 页面 pages http://127.0.0.1:5173 · Ctrl+C 结束 ends`);
const ended = await Promise.race([
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput']),
  run(process.execPath, ['--watch', '--enable-source-maps', API, 'serve', '--demo', ...process.argv.slice(2)]),
  run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js')], {
    cwd: join(ROOT, 'apps/web'),
    env: { API_URL: api },
  }),
]);
// One of the three is gone, so the others are of no use: their signal handlers end them with us.
process.exitCode = ended;
process.kill(process.pid, 'SIGTERM');
