/** Logs in as the author with the npm Chromium and looks for a form in the inbox. `look.mjs ADDRESS PICTURE` */
import { launchOptions } from '@chengwen/print';
import puppeteer from 'puppeteer';

const [address, picture] = process.argv.slice(2);
const browser = await puppeteer.launch(await launchOptions('testing'));
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.locator('[data-testid="login-user-tianbao"]').click();
  const row = await page.waitForSelector('[data-testid^="inbox-row-"]', { timeout: 20_000 });
  console.log(await row.evaluate((element) => element.innerText.replace(/\s+/g, ' ')));
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
