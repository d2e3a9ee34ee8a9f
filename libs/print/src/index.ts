export { BrowserUnavailable, type UnavailableReason } from './browser/browser-unavailable.js';
export { launchOptions, type BrowserPlace, type BrowserUse } from './browser/chromium.js';
export { PageLost } from './browser/page-pool.js';
export { startBrowser } from './browser/start.js';
export { unpackChromium, type Unpacked, type UnpackProgress } from './browser/unpack.js';
export { A4_DOCUMENT, A4_LANDSCAPE, A4_PORTRAIT, type Paper } from './form/paper.js';
export { cleanText, unprintable } from './form/printable.js';
export { qrSvg } from './form/qr.js';
export { renderForm, type PrintTemplate } from './form/render-form.js';
export { TemplateRefused } from './form/template.js';
export type {
  PrintDimension,
  PrintGroup,
  PrintIndicator,
  PrintModel,
  PrintOpinion,
  PrintParts,
  PrintSeal,
} from './model.js';
export { Printer, type FormOrder, type PdfOptions } from './printer.js';
export { drawSeal, type SealDrawing } from './seal/seal.js';
export { tickBox } from './seal/tick-box.js';
