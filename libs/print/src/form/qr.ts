import qrcode from 'qrcode-generator';

const QUIET_ZONE = 2;

/**
 * A QR code of `text` (UTF-8, error correction M) as an SVG of one path, `sizeMm` wide with its quiet zone.
 * Throws if the text is longer than a QR code holds (2,331 bytes).
 */
export function qrSvg(text: string, sizeMm = 18): string {
  qrcode.stringToBytes = (value) => [...new TextEncoder().encode(value)];
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      let run = 1;
      while (column + run < count && code.isDark(row, column + run)) run += 1;
      path += `M${column} ${row}h${run}v1h-${run}z`;
      column += run;
    }
  }
  const side = count + 2 * QUIET_ZONE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sizeMm}mm" height="${sizeMm}mm" role="img" aria-label="核验二维码" ` +
    `viewBox="-${QUIET_ZONE} -${QUIET_ZONE} ${side} ${side}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
  );
}
