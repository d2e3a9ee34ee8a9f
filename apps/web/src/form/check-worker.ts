import type { CheckMessage } from './checker.js';
import { liveCheck, type CheckRequest } from './live-check.js';

let known: CheckRequest['bound'] = [];

/** The rules away from the page (即时检查的后台线程): however long a form is, typing in it does not wait for them. */
self.addEventListener('message', ({ data }: MessageEvent<CheckMessage>) => {
  known = data.bound ?? known;
  self.postMessage(liveCheck({ ...data, bound: known }));
});
