/** Why no browser could be started; each reason has its own remedy. */
export type UnavailableReason = 'platform' | 'not-executable' | 'missing-library' | 'unpack' | 'launch';

const REMEDY: Record<UnavailableReason, string> = {
  platform:
    'The browser that comes with the product runs on Linux x64 only. Install Chrome or Chromium and set CHENGWEN_CHROMIUM to its executable.',
  'not-executable':
    'Point CHENGWEN_CHROMIUM (or PUPPETEER_EXECUTABLE_PATH) at an executable Chrome or Chromium, or unset it to use the browser that comes with the product.',
  'missing-library':
    'Install the named system library, or install Chromium with the package manager and set CHENGWEN_CHROMIUM to its executable.',
  unpack:
    'Check that the browser folder is writable and has 250 MB free, and that `npm ci` has finished; or set CHENGWEN_CHROMIUM to an installed Chromium.',
  launch: 'Try the executable by hand with --version; set CHENGWEN_CHROMIUM to another Chrome or Chromium if it fails.',
};

/** No browser can be started on this machine: nothing can be printed until the operator has followed `remedy`. */
export class BrowserUnavailable extends Error {
  /** What the operator can do, naming the variable to set. */
  readonly remedy: string;

  constructor(
    readonly reason: UnavailableReason,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`No browser for printing (${reason}): ${detail} ${REMEDY[reason]}`, options);
    this.name = 'BrowserUnavailable';
    this.remedy = REMEDY[reason];
  }
}
