import { access, constants } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import type { LaunchOptions } from 'puppeteer';
import { BrowserUnavailable } from './browser-unavailable.js';
import { DEFAULT_BROWSER_FOLDER, writeFontConfiguration } from './folders.js';
import { unpackChromium, type UnpackProgress } from './unpack.js';

/** Where to find or put the browser. */
export type BrowserPlace = {
  /** Folder for the unpacked browser, its font configuration and caches; `var/browser` of the repository if left out. */
  readonly folder?: string;
  /** Told how the one-time unpacking (two seconds) goes on. */
  readonly onProgress?: (progress: UnpackProgress) => void;
};

/** `printing`: no route to any address. `testing`: the same browser for tests of a web page served on loopback. */
export type BrowserUse = 'printing' | 'testing';

const NO_ROUTE = [
  // Port 9 (discard) is closed; without the bypass rule loopback would go around the proxy.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];
const LOOPBACK_ONLY = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]'];

/**
 * Options for puppeteer's `launch` that start the product's own Chromium with the product's own fonts.
 *
 * The executable is `CHENGWEN_CHROMIUM`, else `PUPPETEER_EXECUTABLE_PATH`, else the one from the npm package.
 * Throws {@link BrowserUnavailable}.
 */
export async function launchOptions(use: BrowserUse = 'printing', place: BrowserPlace = {}): Promise<LaunchOptions> {
  const folder = place.folder ?? DEFAULT_BROWSER_FOLDER;
  const { executable, libraries } = await findChromium(folder, place.onProgress);
  const fontConfiguration = await writeFontConfiguration(folder).catch((cause: unknown) => {
    throw new BrowserUnavailable('unpack', `The browser folder ${folder} cannot be written.`, { cause });
  });
  const sandboxed = kernelAllowsSandbox();
  return {
    executablePath: executable,
    headless: 'shell',
    // A pipe instead of a port: nobody else on this machine can drive the browser.
    pipe: true,
    args: [
      // Without its zygote the browser cannot build a sandbox, and inside one it needs it.
      ...(sandboxed ? [] : ['--no-sandbox', '--no-zygote']),
      '--disable-gpu',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      '--lang=zh-CN',
      ...(use === 'printing' ? NO_ROUTE : LOOPBACK_ONLY),
    ],
    // Not the server's own environment, which holds secrets a broken-into page process could read.
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: process.env.TMPDIR,
      LANG: 'C.UTF-8',
      TZ: 'Asia/Shanghai',
      FONTCONFIG_FILE: fontConfiguration,
      ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
    },
    timeout: 30_000,
    protocolTimeout: 120_000,
  };
}

async function findChromium(
  folder: string,
  onProgress?: (progress: UnpackProgress) => void,
): Promise<{ executable: string; libraries?: string }> {
  for (const variable of ['CHENGWEN_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH']) {
    const executable = process.env[variable];
    if (!executable) continue;
    await access(executable, constants.X_OK).catch((cause: unknown) => {
      throw new BrowserUnavailable('not-executable', `${variable} names ${executable}, which is not an executable.`, {
        cause,
      });
    });
    return { executable };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new BrowserUnavailable('platform', `This is ${process.platform} ${process.arch}.`);
  }
  return unpackChromium(folder, onProgress);
}

/** Chromium's sandbox needs a user who is not root and user namespaces that the kernel hands out to anybody. */
function kernelAllowsSandbox(): boolean {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  const setting = (path: string, absent: string): string => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return absent;
    }
  };
  return (
    setting('/proc/sys/user/max_user_namespaces', '0') !== '0' &&
    setting('/proc/sys/kernel/unprivileged_userns_clone', '1') === '1' &&
    setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '0') === '0'
  );
}
