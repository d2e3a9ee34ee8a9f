import type { HTTPRequest, Page } from 'puppeteer';

/** An address that exists nowhere: the document gets an origin of its own, with no right to files or other hosts. */
const DOCUMENT = 'http://form.invalid/';

/** Policy of the printed document: styles inside it and pictures inside it, nothing else, no scripts, no frames. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** A page shut off from everything, and the way to show a document in it. */
export type IsolatedPage = { readonly page: Page; show(html: string): Promise<void> };

/**
 * Shuts `page` off; what it shows next replaces what it showed before, and nothing stays. Scripts are off, every request but the document itself
 * is aborted before it leaves the browser, and the policy travels as a header, where no markup can weaken it.
 */
export async function isolate(page: Page): Promise<IsolatedPage> {
  let expected: string | undefined;
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    const own = expected !== undefined && request.isNavigationRequest() && request.url() === DOCUMENT;
    const answer = own
      ? request.respond({
          status: 200,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' },
          body: expected ?? '',
        })
      : request.abort('blockedbyclient');
    // A document that reloads itself, or frames its own address, gets nothing.
    if (own) expected = undefined;
    // The page may be gone already; its loss is reported where it is used.
    answer.catch(() => undefined);
  });
  await page.emulateMediaType('print');
  return {
    page,
    async show(html) {
      expected = html;
      await page.goto(DOCUMENT, { waitUntil: 'load', timeout: 0 });
    },
  };
}
