import { liveCheck, type CheckRequest } from './live-check.js';

/** The rules away from the page (即时检查的后台线程): however long a form is, typing in it does not wait for them. */
self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  self.postMessage(liveCheck(data.template, data.content, data.year));
});
